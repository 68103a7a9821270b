"""Companies, who owns whom, who works where, and the sources that told us."""

from tests.cases.drafting import Draft


def firms(draft: Draft) -> None:
    _companies(draft)
    _owned(draft)
    _employed(draft)
    _sources(draft)


def _companies(draft: Draft) -> None:
    draft.add("com1", name="Acme Holding", legalName="Acme Holding plc", stage="CUSTOMER", industryCode="SIC:70100",
              industry="Head offices", employeeCount=12000, website="https://acme.example.com", language="en-GB",
              acquisitionChannel="FIELD", foundedOn="1901-07-01", tags=["key account"])  # fmt: skip
    draft.add("com2", name="ACME GmbH", legalName="Acme GmbH", stage="CUSTOMER", industry="Lighting", employeeCount=350,
              language="de", foundedOn="1990-10-03")  # fmt: skip
    draft.add("com3", name="Acme Österreich", stage="CUSTOMER", industry="lighting", employeeCount=40, language="de")
    draft.add("com4", name="Round A", stage="PROSPECT", employeeCount=0)
    draft.add("com5", name="Round B", stage="PROSPECT", employeeCount=-1)
    draft.add("com6", name="Wound Up", stage="FORMER", archivedAt="2023-01-01T00:00:00")
    draft.add("com7", name="Left Over", stage="PARTNER", industry="Logistics")
    draft.add("com8", name="Zhōngguó Trading", stage="CUSTOMER", industry="Lighting", employeeCount=350, language="zh")


def _owned(draft: Draft) -> None:
    for parent, child, since, until in (
        ("com1", "com2", "1995-01-01", None), ("com2", "com3", "2020-01-01", None), ("com7", "com3", "2010-01-01", "2020-01-01"),
        ("com4", "com5", None, None), ("com5", "com4", None, None), ("com6", "com7", None, None), ("com1", "com8", "2024-07-01", None),
    ):  # fmt: skip
        draft.tie(parent, "PARENT_OF", child, since=since, until=until)
    draft.tie("com1", "PARTNERS_WITH", "com7", kind="DISTRIBUTOR", since="2020-01-01")
    draft.tie("com8", "PARTNERS_WITH", "com1", kind="SUPPLIER", since="2021-01-01", until="2022-01-01")
    draft.tie("com8", "PARTNERS_WITH", "com7", kind="RESELLER", confidence=0.25)
    draft.tie("com1", "IDENTIFIED_BY", "idn11", isPrimary=True)
    draft.tie("com1", "IDENTIFIED_BY", "idn10", isPrimary=False)
    draft.tie("com8", "LOCATED_AT", "adr2", use="REGISTERED", isPrimary=True)


def _employed(draft: Draft) -> None:
    for who, where, role, department, primary, since, until in (
        ("cus1", "com3", "Engineer", "Research", True, "2019-01-01", None),
        ("cus1", "com2", "Intern", "Research", False, "2018-01-01", "2019-01-01"),
        ("cus2", "com1", "Director", None, True, None, None),
        ("cus6", "com8", "engineer", "Sales", True, "2023-01-01", None),
        ("cus6", "com8", "Clerk", "sales", False, "2022-01-01", "2023-01-01"),
        ("cus9", "com8", None, "Sales", False, None, None),
        ("cus11", "com4", "Owner", None, True, "2024-01-01", None),
        ("cus8", "com8", "Engineer", "Sales", True, None, None),
    ):
        dates = {"since": since, "until": until}
        draft.tie(who, "WORKS_AT", where, role=role, department=department, isPrimary=primary, **dates)


def _sources(draft: Draft) -> None:
    draft.add("src1", key="shop", name="Shop")
    draft.add("src2", key="crm", name="CRM")
    for told, source, at in (
        ("cus1", "src1", "2024-01-01T00:00:00"), ("cus1", "src2", "2024-02-01T00:00:00"), ("cus2", "src2", None),
        ("com1", "src2", "2024-01-01T00:00:00"), ("hou1", "src2", "2024-01-01T00:00:00"),
    ):  # fmt: skip
        draft.tie(told, "FROM", source, at=at, key=told)
