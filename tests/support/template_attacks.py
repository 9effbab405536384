"""Templates that try to reach what no template may: Python, files, more time and memory than a page needs.

They were written before the sandbox was. One has got through when the page is made and holds `BROKEN_IN`;
``@FILE@`` stands for a file outside the site whose text is that word.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping

BROKEN_IN = "LỌT"


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, (f"'{BROKEN_IN}'",)


_PICKLED = pickle.dumps({"ten": _Bomb()}, protocol=0).decode("latin-1")
_PICKLED = _PICKLED.replace("\\", "\\\\").replace("\n", "\\n").replace("'", "\\'")
_RAW = f"site.licence.parse_raw('{_PICKLED}'.encode('latin1'), proto='pickle', allow_pickle=True)"
_IF = "{{% if {} %}}LỌT{{% endif %}}"
_GLOBALS = "__init__.__globals__"
_OPEN = "['__builtins__']['open']('@FILE@').read()"
_NAME = "('_' ~ '_class_' ~ '_')"

PYTHON: Mapping[str, str] = {
    # attributes of values that every template has
    "class-of-site": _IF.format("site.__class__.__mro__|length > 1"),
    "class-of-view": _IF.format("view.__class__.__base__.__subclasses__()|length"),
    "class-of-text": _IF.format("''.__class__.__mro__[1].__subclasses__()|length"),
    "class-of-tuple": _IF.format("().__class__.__bases__[0].__subclasses__()|length"),
    "class-of-date": _IF.format("view.title.__class__.__class__"),
    "globals-of-init": "{{ site." + _GLOBALS + _OPEN + " }}",
    "globals-of-view-init": "{{ view." + _GLOBALS + _OPEN + " }}",
    "globals-of-function-of-site": _IF.format("site.__class__.base_path.fget.__globals__|length"),
    "module-of-site": _IF.format("site.__module__"),
    "dataclass-fields": _IF.format("site.__dataclass_fields__|length"),
    "slots-of-site": _IF.format("site.__slots__|length"),
    "doc-of-site": _IF.format("site.__doc__"),
    "reduce-of-site": _IF.format("site.__reduce_ex__(2)|length"),
    "dir-of-site": _IF.format("site.__dir__()|length"),
    # the same by names that are put together
    "subscript": _IF.format("site['__class__']['__mro__']|length > 1"),
    "subscript-joined": _IF.format("site[" + _NAME + "]"),
    "attr-filter": _IF.format("(site|attr('__class__')|attr('__mro__'))|length > 1"),
    "attr-filter-joined": _IF.format("site|attr(" + _NAME + ")"),
    "map-attribute": _IF.format("([site]|map(attribute='__class__')|list)[0]"),
    "map-attribute-path": _IF.format("([site]|map(attribute='__class__.__mro__')|list)[0]|length > 1"),
    "map-attr-filter": _IF.format("([site]|map('attr', '__class__')|list)[0]"),
    "sum-attribute": _IF.format("[site]|sum(attribute='__class__.__mro__', start=())|length > 1"),
    "sort-attribute": _IF.format("[site]|sort(attribute='__class__.__name__')|length"),
    "groupby-attribute": _IF.format("([site]|groupby('__class__'))[0].grouper"),
    "unique-attribute": _IF.format("[site]|unique(attribute='__class__.__name__')|list|length"),
    "selectattr": _IF.format("[site]|selectattr('__class__')|list|length"),
    # text that is formatted
    "format": _IF.format("'SiteContext' in '{0.__class__}'.format(site)"),
    "format-map": _IF.format("'SiteContext' in '{x.__class__}'.format_map({'x': site})"),
    "format-globals": _IF.format("'congkhai' in '{0." + _GLOBALS + "[__name__]}'.format(site)"),
    "format-of-markup": _IF.format("'SiteContext' in ('{0.__class__}'|safe).format(site)"),
    "format-kept": "{% set f = '{0.__class__}'.format %}" + _IF.format("'SiteContext' in f(site)"),
    "format-by-attr": _IF.format("'SiteContext' in ('{0.__class__}'|attr('format'))(site)"),
    "format-by-map": _IF.format("'Site' in (['{0.__class__}']|map(attribute='format')|list)[0](site)"),
    # functions, macros, generators, Jinja's own things
    "globals-of-asset": _IF.format("asset.__self__|length"),
    "asset-reduce": _IF.format("asset.__reduce__()|length"),
    "macro-function": "{% macro m() %}{% endmacro %}" + _IF.format("m._func.__globals__|length"),
    "macro-environment": "{% macro m() %}{% endmacro %}" + _IF.format("m._environment.loader"),
    "loop-iterator": "{% for x in [1] %}" + _IF.format("loop._iterator.__class__") + "{% endfor %}",
    "self-context": _IF.format("self._TemplateReference__context.environment"),
    "self-init": _IF.format("self." + _GLOBALS + "|length"),
    "generator-frame": _IF.format("([1]|map('string')).gi_frame.f_globals|length"),
    "generator-code": _IF.format("([1]|map('string')).gi_code.co_name"),
    "module-of-import": "{% import 'components/pager.html' as m %}" + _IF.format("m.__class__.__mro__"),
    "undefined-class": _IF.format("(khong_co|default(site)).__class__"),
    "caller-function": "{% macro m() %}" + _IF.format("caller._func.__code__") + "{% endmacro %}"
                       "{% call m() %}{% endcall %}",
    "block-stack": "{% block b %}" + _IF.format("self.b._stack|length") + "{% endblock %}",
    "cycle-globals": "{% for x in [1] %}" + _IF.format("loop.cycle.__func__.__globals__") + "{% endfor %}",
    # records of the program that a template can see
    "record-class-method": _IF.format("site.licence.model_json_schema()|length"),
    "record-fields": _IF.format("site.licence.model_fields|length"),
    "record-copy": _IF.format("site.licence.model_copy(update={'name': 'khác'}).name == 'khác'"),
    "record-construct": _IF.format("site.licence.model_construct(name='khác').name == 'khác'"),
    "record-file": _IF.format("'LỌT' in site.licence.parse_file('@FILE@.json').name"),
    "record-pickle": _IF.format(f"'LỌT' in {_RAW}.name"),
    "record-pickle-file": _IF.format(
        "'LỌT' in site.licence.parse_file('@FILE@.pickle', proto='pickle', allow_pickle=True).name"),
    "record-schema-globals": _IF.format("site.licence.model_config|length"),
    "record-changed": "{% set x = site.licence.model_config.update({'frozen': false}) %}"
                      + _IF.format("not site.licence.model_config.frozen"),
    # what is shared between pages is changed
    "dict-changed": "{% set d = {} %}{% set x = d.update({'a': 1}) %}" + _IF.format("d.a"),
    "list-changed": "{% set d = [] %}{% set x = d.append(1) %}" + _IF.format("d"),
    "list-cleared": "{% set d = [1] %}{% set x = d.clear() %}" + _IF.format("not d"),
}  # fmt: skip
"""Name → a template that gets at Python."""

FILES: Mapping[str, str] = {
    "include-up": "{% include '../bi-mat.txt' %}",
    "include-up-far": "{% include 'pages/../../bi-mat.txt' %}",
    "include-absolute": "{% include '@FILE@' %}",
    "include-backslash": "{% include '..\\\\bi-mat.txt' %}",
    "include-dots": "{% include '....//bi-mat.txt' %}",
    "include-list": "{% include ['khong-co.html', '../bi-mat.txt', '@FILE@'] %}",
    "include-named": "{% set ten = '@FILE@' %}{% include ten %}",
    "include-nul": "{% include '@FILE@\\0.html' %}",
    "import-up": "{% import '../bi-mat.txt' as x %}{{ x }}",
    "import-absolute": "{% import '@FILE@' as x %}{{ x }}",
    "from-up": "{% from '../bi-mat.txt' import x %}{{ x }}",
    "extends-up": "{% extends '../bi-mat.txt' %}",
    "extends-absolute": "{% extends '@FILE@' %}",
    "include-url": "{% include 'file://@FILE@' %}",
    "include-hidden": "{% include '.an/bi-mat.txt' %}",
    "include-hidden-file": "{% include '.bi-mat.txt' %}",
    "include-proc": "{% include '/proc/self/environ' %}LỌT",
    "include-config": "{% include '../config.yaml' %}LỌT",
}
"""Name → a template that reads a file that is no template of the site."""

GREED: Mapping[str, str] = {
    "range": "{% for x in range(1000000000) %}{% endfor %}",
    "loops": "{% set t = 'x' * 9999 %}" + "{% for v in t %}" * 6 + "{% endfor %}" * 6,
    "loops-with-output": "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{{ a ~ b }}"
                         "{% endfor %}{% endfor %}",
    "text-times": "{{ 'x' * 10**10 }}",
    "text-times-late": "{% set n = view.title|length * 10**9 %}{{ ('x' * n)|length }}",
    "list-times": "{{ ([1] * (view.title|length * 10**9))|length }}",
    "center": "{{ 'a'|center(10**10) }}",
    "ljust": "{{ 'a'.ljust(10**10) }}",
    "format-width": "{{ '%10000000000d'|format(1) }}",
    "format-method-width": "{{ '{:>10000000000}'.format(1) }}",
    "indent": "{{ 'a\\nb'|indent(10**10) }}",
    "replace": "{% set a = 'x' * 10**5 %}{{ a|replace('x', a)|replace('x', a)|length }}",
    "batch": "{{ [1]|batch(10**10, 0)|list|length }}",
    "slice": "{{ [1]|slice(10**10)|list|length }}",
    "json-indent": "{{ {'a': 1}|tojson(indent=10**10) }}",
    "power-folded": "{{ 7 ** (10 ** 9) }}",
    "power": "{{ 7 ** (view.title|length * 10 ** 9) }}",
    "power-tower": "{{ 9 ** (9 ** (9 ** 9)) }}",
    "doubling": "{% set a %}{% for x in 'x' * 99999 %}{% for y in 'x' * 99999 %}{{ x * 999 }}{% endfor %}"
                "{% endfor %}{% endset %}",
    "output": "{% set a = 'x' * 10**7 %}{% for x in 'x' * 400 %}{{ a }}{% endfor %}",
    "macro-itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macro-twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
                   "{{ m(60) }}",
    "loop-itself": "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "include-itself": "{% include 'pages/about.html' %}",
    "extends-itself": "{% extends 'pages/about.html' %}",
    "import-itself": "{% import 'pages/about.html' as a %}",
    "deep-brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "deep-lists": "{{ " + "[" * 400 + "]" * 400 + " }}",
    "deep-blocks": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "deep-loops": "{% for x in [1] %}" * 40 + "{% endfor %}" * 40,
    "deep-minus": "{{ " + "-" * 5000 + "1 }}",
    "long-sum": "{{ 1" + "+1" * 20000 + " }}",
    "long-file": "x" * 2_000_000,
    "lorem": "{{ lipsum(n=10**9) }}",
    "wordwrap": "{{ ('a ' * 10**8)|wordwrap(2)|length }}",
    "markdown": "{{ ('[' * 10**6)|md }}",
    "unique-product": "{{ ('x' * 10**9)|list|length }}",
    "join": "{% set a = 'x' * 10**5 %}{{ a|join(a)|length }}{{ (a|join(a))|length }}",
    "swallowed": "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{{ b|int(0) }}{{ b|float }}{% endfor %}"
                 "{% endfor %}",
}  # fmt: skip
"""Name → a template that takes time or memory without end."""
