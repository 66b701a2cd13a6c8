#!/usr/bin/env python3
"""A copy of a site whose articles cite documents and use abbreviations.

    benches/citing.py SITE COPY

Every article of SITE gets a paragraph more, with two citations and three abbreviations; beside them
COPY has 400 official documents and a glossary of 12 abbreviations. The same SITE gives the same COPY.
"""

import random
import shutil
import sys
from pathlib import Path

DOCUMENTS = 400
FORMS = {"KH": "Kế hoạch", "QĐ": "Quyết định", "CT": "Chỉ thị", "BC": "Báo cáo"}
TERMS = {
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "DVCTT": "dịch vụ công trực tuyến",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CNTT": "công nghệ thông tin",
    "QPPL": "quy phạm pháp luật",
    "BPMC": "bộ phận một cửa",
    "CSDL": "cơ sở dữ liệu",
    "HTTT": "hệ thống thông tin",
    "CQNN": "cơ quan nhà nước",
    "CĐS": "chuyển đổi số",
    "VTVL": "vị trí việc làm",
}


def document(number):
    """The sign, the form and the day of a document."""
    sign = list(FORMS)[number % len(FORMS)]
    day, month, year = number % 28 + 1, number % 12 + 1, 2020 + number % 3
    return f"{number + 1}/{sign}-UBND", FORMS[sign], (year, month, day)


def main(site, copy):
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("output", ".output.cchc"))
    chance = random.Random(1)
    for path in sorted((copy / "content").rglob("*.md")):
        cited = []
        for number in chance.sample(range(DOCUMENTS), 2):
            sign, form, (year, month, day) = document(number)
            cited.append(f"{form} số {sign} ngày {day:02}/{month:02}/{year} của UBND tỉnh")
        terms = ", ".join(chance.sample(list(TERMS), 3))
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nThực hiện {cited[0]} và {cited[1]}, các đơn vị tập trung vào {terms}.\n")
    documents, data = copy / "content/van-ban", copy / "content/du-lieu"
    documents.mkdir()
    data.mkdir()
    for number in range(DOCUMENTS):
        sign, form, (year, month, day) = document(number)
        date = f"{year}-{month:02}-{day:02}"
        (documents / f"{number + 1}.md").write_text(
            f"---\nnumber: {sign}\ntype: {form}\nissuer: Ủy ban nhân dân tỉnh\nissued: {date}\n"
            f"effective: {date}\nsubject: {form} số {number + 1} về cải cách hành chính\n---\n",
            encoding="utf-8",
        )
    lines = [f"{short}:\n  full: {long}\n" for short, long in TERMS.items()]
    (data / "thuat-ngu.yaml").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
