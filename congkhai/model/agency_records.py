"""The records of ``plans/<agency>/co-quan.yaml``: an agency and its units."""

from __future__ import annotations

from congkhai.model.codes_and_urls import Code, WebUrl
from congkhai.model.date_types import FullDate
from congkhai.model.record_base import Record, yaml_field
from congkhai.model.value_types import Flag, OneOrMany, Text


class Contact(Record):
    """How to reach an agency, or who runs the site."""

    office: Text | None = yaml_field("noi_lam_viec", "Bộ phận", "Nơi hoặc bộ phận tiếp công dân.", None)
    address: Text | None = yaml_field("dia_chi", "Địa chỉ", "Địa chỉ trụ sở.", None)
    phone: Text | None = yaml_field("dien_thoai", "Điện thoại", "Số điện thoại công vụ.", None)
    hotline: Text | None = yaml_field(
        "duong_day_nong", "Đường dây nóng", "Số nhận phản ánh, kiến nghị.", None
    )
    email: Text | None = yaml_field("email", "Thư điện tử", "Hộp thư công vụ.", None)
    website: WebUrl | None = yaml_field(
        "trang_web", "Trang thông tin điện tử", "Địa chỉ trang của cơ quan.", None
    )
    feedback: WebUrl | None = yaml_field(
        "gop_y", "Góp ý, phản ánh", "Địa chỉ trang nhận phản ánh, kiến nghị của cơ quan.", None
    )


class Unit(Record):
    """A unit of an agency, or a group of units that plans name by one name."""

    id: Code = yaml_field("ma", "Mã đơn vị", "Mã ngắn, không dấu, dùng trong địa chỉ trang: van-phong.")
    name: Text = yaml_field("ten", "Tên đơn vị", "Tên đầy đủ.")
    other_names: OneOrMany[Text] = yaml_field(
        "ten_khac", "Tên khác", "Các tên khác mà kế hoạch dùng để chỉ đơn vị này.", ()
    )
    members: OneOrMany[Text] = yaml_field(
        "gom", "Gồm các đơn vị", "Mã của các đơn vị thành viên, khi đây là một nhóm đơn vị.", ()
    )
    group: Flag = yaml_field(
        "nhom", "Là nhóm", "true khi là nhóm đơn vị mà không nêu được hết thành viên.", False
    )
    outside: Flag = yaml_field("ngoai", "Ngoài cơ quan", "true khi đơn vị không thuộc cơ quan này.", False)


class Agency(Record):
    """A state agency; its id is the name of its folder."""

    name: Text = yaml_field("ten", "Tên cơ quan", "Tên đầy đủ.")
    short_name: Text | None = yaml_field("ten_ngan", "Tên ngắn", "Tên thường dùng, ví dụ Sở VHTT.", None)
    kind: Text | None = yaml_field("loai", "Loại cơ quan", "Một mã của loai_co_quan trong config.yaml.", None)
    parent: Text | None = yaml_field("cap_tren", "Cơ quan cấp trên", "Tên cơ quan cấp trên trực tiếp.", None)
    contact: Contact | None = yaml_field("lien_he", "Liên hệ", "Cách liên hệ với cơ quan.", None)
    units: OneOrMany[Unit] = yaml_field("don_vi", "Phòng, đơn vị", "Các phòng, đơn vị và nhóm đơn vị.", ())
    since: FullDate | None = yaml_field("tu", "Hoạt động từ", "Ngày bắt đầu hoạt động.", None)
    until: FullDate | None = yaml_field(
        "den", "Kết thúc hoạt động", "Ngày cơ quan thôi hoạt động (ngày đầu tiên không còn hoạt động).", None
    )
    until_source: Text | None = yaml_field(
        "can_cu_den", "Căn cứ kết thúc", "Mã của văn bản trong can_cu_phap_ly của config.yaml.", None
    )
    successor: Text | None = yaml_field(
        "ke_thua", "Cơ quan kế thừa", "Mã hoặc tên cơ quan tiếp nhận nhiệm vụ.", None
    )
    note: Text | None = yaml_field("ghi_chu", "Ghi chú", "Điều người đọc cần biết về cơ quan.", None)
