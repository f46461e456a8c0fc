"""Fields read from layouts that people and job boards really use. All people are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.resumes import ResumeFields, read_resume, to_scorer

from . import makers
from .makers import AS_OF


def fields_of(text: str, name: str = "resume.txt") -> ResumeFields:
    return read_resume(text.encode(), name, as_of=AS_OF).fields


def jobs_of(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(job.employer, job.title, job.start, job.end) for job in fields_of(text).jobs]


def work(text: str, heading: str = "工作经历") -> str:
    return f"某人\n{heading}\n{text}\n"


LAYOUTS = {
    "one line, date first": "2021.03-2024.05  蓝海通讯有限公司  电话销售",
    "one line, bars": "蓝海通讯有限公司 | 电话销售 | 2021年3月 - 2024年5月",
    "title below": "蓝海通讯有限公司  2021/03-2024/05\n电话销售\n负责外呼",
    "title and date below": "蓝海通讯有限公司\n电话销售  2021.3~2024.5\n• 负责外呼",
    "date of its own line": "2021.03 - 2024.05\n蓝海通讯有限公司\n电话销售\n1. 负责外呼",
    "labels": "公司名称：蓝海通讯有限公司\n担任职位：电话销售\n在职时间：2021.03-2024.05\n工作内容：外呼",
    "labels on the date line": "时间：2021.03-2024.05  公司：蓝海通讯有限公司  职位：电话销售",
    "job board": "2021/3 -- 2024/5：蓝海通讯有限公司 （3年2个月）\n电话销售 | 6001-8000元/月\n通信 | 企业性质：民营 | 规模：100人",  # noqa: E501
    "other board": "2021/3-2024/5\t蓝海通讯有限公司 [3年2个月]\n所属行业：通信\n销售部\t电话销售\n工作描述：外呼",
    "sentence": "2021年3月至2024年5月在蓝海通讯有限公司担任电话销售，负责外呼。",
    "glued": "2021.03-2024.05 蓝海通讯有限公司电话销售",
    "with place and department": "蓝海通讯有限公司 厦门 销售部 电话销售 2021.03-2024.05",
    "table": "起止时间\t公司名称\t职位\t离职原因\n2021.03-2024.05\t蓝海通讯有限公司\t电话销售\t发展",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_chinese_layouts_of_a_job(layout: str) -> None:
    assert jobs_of(work(LAYOUTS[layout])) == [("蓝海通讯有限公司", "电话销售", "2021-03", "2024-05")]


ENGLISH_LAYOUTS = {
    "bars": "Sales Agent | Harbor Telecom | Mar 2021 - May 2024",
    "employer first, date below": "Harbor Telecom, Boise, ID\nSales Agent, March 2021 to May 2024\n- Sold plans",
    "title first, dates right": "Sales Agent\tMar 2021 – May 2024\nHarbor Telecom\tBoise, ID\n- Sold plans",
    "employer right of title": "Sales Agent at Harbor Telecom (03/2021 - 05/2024)\n* Sold plans",
    "date first": "2021-03 – 2024-05: Sales Agent, Harbor Telecom, Boise",
    "three lines": "Sales Agent\nHarbor Telecom\nMar 2021 - May 2024\n• Sold plans",
    "labels": "Company: Harbor Telecom\nDesignation: Sales Agent\nDuration: Mar 2021 - May 2024",
    "linkedin": "Harbor Telecom\n3 years 3 months\nSales Agent\nMarch 2021 - May 2024 (3 years 3 months)\nBoise, Idaho",
}


@pytest.mark.parametrize("layout", ENGLISH_LAYOUTS)
def test_english_layouts_of_a_job(layout: str) -> None:
    text = work(ENGLISH_LAYOUTS[layout], "PROFESSIONAL EXPERIENCE")
    assert jobs_of(text) == [("Harbor Telecom", "Sales Agent", "2021-03", "2024-05")]


def test_all_jobs_are_found_and_posts_share_their_employer() -> None:
    text = """Experience
Harbor Telecom
Team Lead    2022 - Present
- Led 9 agents and raised conversion by 14%
Sales Agent    2020 - 2022
- Made calls
Corner Shop
Clerk    2018 - 2020
Education
BA
"""
    assert [(job[0], job[1]) for job in jobs_of(text)] == [
        ("Harbor Telecom", "Team Lead"),
        ("Harbor Telecom", "Sales Agent"),
        ("Corner Shop", "Clerk"),
    ]


def test_projects_and_schools_are_no_jobs() -> None:
    text = work("2021.03-至今 蓝海通讯有限公司 电话销售\n○ 客户系统\n2022年1月-至今\n") + (
        "项目经历\n2020.01-2020.06 校园小程序项目 组长\n教育背景\n2016-2020 集美大学 市场营销 本科\n"
    )
    assert jobs_of(text) == [("蓝海通讯有限公司", "电话销售", "2021-03", "now")]


def test_years_leave_out_internships_and_count_overlaps_once() -> None:
    text = work(
        "2020.01-2021.12 甲甲有限公司 销售\n2021.01-2022.12 乙乙有限公司 客服\n2019.01-2019.06 丙丙有限公司 销售实习生"
    )
    years = fields_of(text).full_time_years
    assert years is not None
    assert years.value == 3.0


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("工作年限：6年", 6), ("10年以上工作经验", 10), ("拥有五年电话销售经验", 5), ("男 | 26岁 | 4年工作经验 | 大专", 4),  # noqa: E501
        ("Sales leader with over 12 years of experience", 12), ("6+ years' experience in call centers", 6),
        ("应届毕业生，性格外向", 0), ("Total Experience: 3.5 years", 3.5),
    ],
)  # fmt: skip
def test_years_stated(line: str, years: float) -> None:
    stated = fields_of(f"郑好\n{line}\n").years_stated
    assert stated is not None
    assert stated.value == years


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("姓　　名：欧阳若水\n电话：13800002222", "欧阳若水"), ("个人简历\n\n冯 远\n13800002222", "冯远"),
        ("古丽米娜·艾合买提\n13800002222", "古丽米娜·艾合买提"), ("林小满的个人简历\n13800002222", "林小满"),
        ("自我评价\n本人热爱销售工作\n姓名：单立", "单立"), ("MARY-ANN O'NEILL, MBA\nmary@example.com", "Mary-Ann O'Neill"),  # noqa: E501
        ("Resume of Tomás Vega\nSales Agent", "Tomás Vega"), ("Summary\nI sell.\nName: Wei Ling Tan", "Wei Ling Tan"),
        ("J O H N   P O L K\njp@example.com", "John Polk"), ("姓名：谢先生\n电话：138****2222", "谢先生"),
    ],
)  # fmt: skip
def test_names(text: str, name: str) -> None:
    found = fields_of(text).name
    assert found is not None
    assert found.value == name


def test_no_name_is_guessed() -> None:
    for text in (
        "销售经理\n北京市朝阳区\n13800002222",
        "Customer Service Representative\nDenver, CO",
        "姓名：XXX\n电话：",
    ):
        assert fields_of(text).name is None


def test_the_file_name_gives_the_name_only_when_the_text_does_not() -> None:
    found = fields_of("电话：13800002222\n", "智联招聘_罗晓晨_电话销售.doc").name
    assert found is not None
    assert (found.value, found.line, found.note) == ("罗晓晨", None, "file_name")
    other = fields_of("姓名：何其\n", "罗晓晨.doc").name
    assert other is not None
    assert other.value == "何其"


@pytest.mark.parametrize(
    ("line", "phone", "note"),
    [
        ("手机：138 0013 8000", "138 0013 8000", ""), ("(+86) 138-0013-8000", "(+86) 138-0013-8000", ""),
        ("联系电话：0592-5551234", "0592-5551234", ""), ("+1 (555) 010-9988", "+1 (555) 010-9988", ""),
        ("Tel: 020 7946 0018", "020 7946 0018", ""), ("M: +91 98765 43210", "+91 98765 43210", ""),
        ("电话：１３８００１３８０００", "13800138000", ""), ("手机 138****8000", "138****8000", "masked"),
    ],
)  # fmt: skip
def test_phones(line: str, phone: str, note: str) -> None:
    found = fields_of(f"郑好\n{line}\n").phone
    assert found is not None
    assert (found.value, found.note) == (phone, note)


def test_dates_ids_and_years_are_no_phones() -> None:
    text = "郑好\n身份证号：350203199603124567\nQQ：2654321987\n2016.09-2020.06 集美大学\n2018 - 2020\n业绩 1200000\n"
    assert fields_of(text).phones == ()


def test_phones_and_emails_of_referees_are_not_the_candidates() -> None:
    text = "Jo Park\njo@example.com\n555-010-2233\nReferences\nAl Dent, 555-010-9999, al@other.com\n"
    fields = fields_of(text)
    assert [phone.value for phone in fields.phones] == ["555-010-2233"]
    assert fields.email is not None
    assert fields.email.value == "jo@example.com"


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("现居住地：广东-深圳", "深圳"), ("地址：浙江省杭州市西湖区文三路 1 号", "杭州"), ("男 | 26岁 | 现居住厦门-思明区 | 2年", "厦门"),  # noqa: E501
        ("现居：昆山市", "昆山"), ("籍贯：长沙\n现居地：东莞", "东莞"), ("Austin, TX 78701 | a@b.com", "Austin"),
        ("12 High Street, York, YO1 7HT, United Kingdom", "York"), ("Location: Munich, Germany", "Munich"),
        ("南京 – 江苏 – 中国", "南京"), ("a@b.com  555-010-2233  Boise, Idaho", "Boise"),
    ],
)  # fmt: skip
def test_cities(text: str, city: str) -> None:
    found = fields_of(f"郑好\n{text}\n").city
    assert found is not None
    assert found.value == city


@pytest.mark.parametrize(
    "line",
    ["户口所在地：成都", "籍贯：湖南长沙", "期望城市：北京", "户口：保定", "求职意向：销售 | 上海", "毕业于北京大学"],
)
def test_household_registration_and_wishes_are_no_city(line: str) -> None:
    assert fields_of(f"郑好\n{line}\n").city is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("学历：大专", "college_diploma"), ("最高学历/学位：硕士研究生", "master"), ("文化程度：中专", "vocational"), ("学历：高中", "high_school"),  # noqa: E501
        ("教育背景\n集美大学 本科 2016-2020\n厦门一中 高中", "bachelor"), ("学历：初中", "junior_high"), ("学历：大学", "bachelor"),  # noqa: E501
        ("教育背景\n某某职业技术学院 专升本", "bachelor"), ("Education\nMBA, INSEAD", "master"), ("Education\nHigh School Diploma", "high_school"),  # noqa: E501
        ("Education\nAssociate of Arts", "college_diploma"), ("Education\nPh.D. in Physics", "doctor"), ("Education\nB.Sc. Biology, Boston, MA", "bachelor"),  # noqa: E501
        ("本科在读，性格外向", "bachelor"),
    ],
)  # fmt: skip
def test_education(text: str, level: str) -> None:
    found = fields_of(f"郑好\n{text}\n").education
    assert found is not None
    assert found.value == level


@pytest.mark.parametrize(
    "text",
    [
        "工作经历\n2020-2021 甲甲教育有限公司 课程顾问\n服务高中学生家长，要求本科以上",
        "Certified Scrum Master",
        "带领本科实习生",
    ],
)
def test_no_education_is_guessed(text: str) -> None:
    assert fields_of(f"郑好\n{text}\n").education is None


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("期望薪资：8-13K", 8000, 13000, "CNY"), ("期望月薪：10000-14999元/月", 10000, 14999, "CNY"), ("期望薪资：6-8万元/年", 5000, 6667, "CNY"),  # noqa: E501
        ("薪资要求：8千-1.2万/月", 8000, 12000, "CNY"), ("期望年薪：12万", 10000, 10000, "CNY"), ("Expected salary: $42,000 - $48,000 per year", 3500, 4000, "USD"),  # noqa: E501
        ("期望薪资：6000元以上", 6000, 6000, "CNY"), ("求职意向\n电话销售 | 上海 | 7-9K", 7000, 9000, "CNY"),
    ],
)  # fmt: skip
def test_salaries(text: str, low: int, high: int, currency: str) -> None:
    found = fields_of(f"郑好\n{text}\n").expected_salary
    assert found is not None
    assert (found.value.minimum, found.value.maximum, found.value.currency) == (Decimal(low), Decimal(high), currency)


@pytest.mark.parametrize(
    "text",
    [
        "期望薪资：面议",
        "目前年收入：8万元",
        "Expected pay: $18 per hour",
        "工作经历\n2020-2021 甲甲有限公司 销售 6001-8000元/月",
    ],
)
def test_no_salary_is_guessed(text: str) -> None:
    assert fields_of(f"郑好\n{text}\n").expected_salary is None


def test_sales_work_is_told_with_its_line_or_denied_or_unknown() -> None:
    sold = fields_of(work("2021.03-至今 蓝海通讯有限公司 电话销售")).sales_or_service
    assert sold is not None
    assert (sold.value, sold.quote) == (True, "2021.03-至今 蓝海通讯有限公司 电话销售")
    other = fields_of(work("2021.03-至今 蓝海通讯有限公司 会计")).sales_or_service
    assert other is not None
    assert other.value is False
    assert fields_of("郑好\n13800002222").sales_or_service is None


def test_claims_carry_their_number_and_line() -> None:
    text = work("2021.03-至今 蓝海通讯有限公司 电话销售\n• 月均新签 22 单，组内第 2。日常整理资料。\n• 维护客户关系")
    assert [(claim.text, claim.line) for claim in fields_of(text).claims] == [("月均新签 22 单，组内第 2。", 4)]


def test_learning_lines_are_kept() -> None:
    text = "Jo Park\nCertifications\nHubSpot Inbound Sales\nExperience\nAgent | Acme Inc | 2020 - Present\n- Completed a negotiation course\n"  # noqa: E501
    assert [item.text for item in fields_of(text).learning] == [
        "HubSpot Inbound Sales",
        "Completed a negotiation course",
    ]


def test_an_empty_document_gives_empty_fields() -> None:
    fields = fields_of("只有一行没有任何信息的文字")
    assert to_scorer(fields) == {
        "name": None, "phone": None, "email": None, "city": None, "education": None,
        "years_experience": None, "employers": [], "titles": [], "expected_salary": None,
    }  # fmt: skip
    assert fields.warnings == ("no_name", "no_phone", "no_jobs")


def test_job_board_tables_are_read() -> None:
    body = """<table><tr><td><b>梁一诺</b></td><td>流程状态：</td></tr>
    <tr><td colspan=2>女&nbsp;|&nbsp;24&nbsp;岁（2001/05/12）&nbsp;|&nbsp;现居住广州-天河区&nbsp;|&nbsp;3年工作经验</td></tr>
    <tr><td>13711112222</td><td>liang@example.com</td></tr></table>
    <table><tr><td>户口/国籍：</td><td>湖南</td><td>婚姻状况：</td><td>未婚</td></tr>
    <tr><td>期望薪资：</td><td>6-8万元/年</td><td>学历/学位：</td><td>大专</td></tr></table>
    <p>工作经验</p><table><tr><td>2023/9-至今</td><td><b>电话客服</b></td></tr>
    <tr><td></td><td>羊城电子商务有限公司 [1年2个月]</td></tr><tr><td></td><td>互联网 | 1000-5000人 | 民营公司</td></tr></table>"""  # noqa: E501
    result = read_resume(makers.html(body), "51job.doc", as_of=AS_OF)
    assert to_scorer(result.fields) == {
        "name": "梁一诺", "phone": "13711112222", "email": "liang@example.com", "city": "广州", "education": "college_diploma",  # noqa: E501
        "years_experience": 3.2, "employers": ["羊城电子商务有限公司"], "titles": ["电话客服"], "expected_salary": {"min": 5000.0, "max": 6667.0},  # noqa: E501
    }  # fmt: skip
    assert {"age", "birth_date", "gender", "marriage", "nationality"} <= set(result.fields.masked)
