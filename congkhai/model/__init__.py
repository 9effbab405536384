"""The records: what an editor writes in YAML, typed and frozen. Nothing derived is kept here.

Each field is declared once, by ``yaml_field``: its YAML key (pydantic's alias), its printed label (the title)
and its help text (the description). The JSON Schema, the field reference and the headings of tables come from
these declarations. See docs/architecture.md, "Fields".
"""

from congkhai.model.agency_records import Agency, Contact, Unit
from congkhai.model.config_records import (
    Abbreviation,
    AgencyKind,
    Config,
    Criterion,
    CriterionSet,
    Feedback,
    LegalSource,
    Licence,
    ReportingPeriods,
    SearchSettings,
    Thresholds,
)
from congkhai.model.date_types import PartialDate, YearSpan
from congkhai.model.plan_records import Plan, Section, Signer
from congkhai.model.record_base import Record, field_of, label_of, yaml_key_of
from congkhai.model.task_records import (
    DECLARED_STATUS_LABELS,
    Correction,
    DeclaredStatus,
    DocumentLink,
    Indicator,
    Measurement,
    Milestone,
    Task,
    TaskPart,
    Update,
)

__all__ = [
    "DECLARED_STATUS_LABELS",
    "Abbreviation",
    "Agency",
    "AgencyKind",
    "Config",
    "Contact",
    "Correction",
    "Criterion",
    "CriterionSet",
    "DeclaredStatus",
    "DocumentLink",
    "Feedback",
    "Indicator",
    "LegalSource",
    "Licence",
    "Measurement",
    "Milestone",
    "PartialDate",
    "Plan",
    "Record",
    "ReportingPeriods",
    "SearchSettings",
    "Section",
    "Signer",
    "Task",
    "TaskPart",
    "Thresholds",
    "Unit",
    "Update",
    "YearSpan",
    "field_of",
    "label_of",
    "yaml_key_of",
]
