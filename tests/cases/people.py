"""Customers, their households, addresses, identifiers, consents, and what ties them to each other."""

from tests.cases.drafting import Draft, gbp


def people(draft: Draft) -> None:
    _customers(draft)
    _identifiers(draft)
    _addresses(draft)
    _households(draft)
    _between_them(draft)
    _consents(draft)


def _customers(draft: Draft) -> None:
    draft.add("cus1", name="Zoë Ångström", givenName="Zoë", familyName="Ångström", stage="CUSTOMER", gender="FEMALE",
              birthDate="1980-02-29", maritalStatus="MARRIED", occupation="Engineer", language="sv",
              preferredChannel="EMAIL", acquisitionChannel="WEB", acquisitionSource="Spring", acquiredOn="2020-01-15",
              interests=["lamps", "Clocks"], tags=["vip", "early"], notes="Calls on Mondays.\nNever on Fridays.")  # fmt: skip
    draft.add("cus2", name="zoe angstrom", givenName="zoe", familyName="angstrom", stage="CUSTOMER", gender="UNDISCLOSED",
              birthDate="1979-12-31", language="sv", acquisitionChannel="STORE", acquisitionSource="spring",
              acquiredOn="2020-03-31", interests=["lamps"], tags=[])  # fmt: skip
    draft.add("cus3", name="Иван Петров", givenName="Иван", familyName="Петров", stage="CUSTOMER", gender="MALE",
              birthDate="2001-05-05", language="ru", acquisitionChannel="WEB", acquiredOn="2021-06-30", tags=["vip"])  # fmt: skip
    draft.add("cus4", name="Wang Xiaoming", familyName="Wang", nativeName="王小明", stage="PROSPECT", gender="MALE",
              language="zh", acquisitionChannel="EVENT", acquiredOn="2024-06-15")  # fmt: skip
    draft.add("cus5", name="محمد علي", nativeName="محمد علي", stage="INACTIVE", gender="MALE", birthDate="1990-01-01",
              language="ar", acquisitionSource="Fair", acquiredOn="2024-06-01")  # fmt: skip
    draft.add("cus6", name="Ann O'Brien", givenName="Ann", familyName="O'Brien", stage="CUSTOMER", gender="FEMALE",
              maritalStatus="SINGLE", occupation="engineer", language="en-GB", acquiredOn="2023-06-15", tags=["early"])  # fmt: skip
    draft.add("cus7", name='Bob "100%_\\" Smith', familyName="Smith", stage="FORMER", gender="MALE", language="en-GB",
              notes="{n.name} $p0 `x` // no comment")  # fmt: skip
    draft.add("cus8", name="Carla Gone", familyName="Gone", stage="FORMER", archivedAt="2024-05-01T00:00:00")
    draft.add("cus9", name="ann o’brien", familyName="o’brien", stage="PROSPECT", occupation="ENGINEER", language="en")
    draft.add("cus10", name="Nemo")
    draft.add("cus11", name="Émile Zola", familyName="Zola", stage="CUSTOMER", birthDate="1940-04-02", language="fr")
    draft.add("cus12", name="Emile Zola", familyName="Zola", stage="CUSTOMER", language="fr", acquiredOn="2024-05-16")
    draft.add(
        "cus13",
        name="Straße Groß",
        familyName="Groß",
        stage="PROSPECT",
        gender="OTHER",
        language="de",
        tags=["early", "vip"],
    )
    draft.add(
        "cus14",
        name="Strasse Gross",
        familyName="Gross",
        stage="INACTIVE",
        language="de",
        updatedAt="2024-06-15T11:59:59",
    )


def _identifiers(draft: Draft) -> None:
    keys = (
        ("EMAIL", "zoe@example.com"), ("EMAIL", "ivan@example.com"), ("EMAIL", "old@example.com"),
        ("EMAIL", "carla@example.com"), ("EMAIL", "b@example.com"), ("EMAIL", "a@example.com"),
        ("PHONE", "+442079460958"), ("PHONE", "+4930901820"), ("LOYALTY_NUMBER", "L100"), ("TAX_NUMBER", "GB123456789"),
        ("EMAIL", "info@acme.example.com"), ("EMAIL", "gone@example.com"),
    )  # fmt: skip
    for number, (kind, key) in enumerate(keys, start=1):
        draft.add(f"idn{number}", type=kind, normalised=key, raw=key.upper(), key=f"{kind}:{key}")
    draft.add("idn13", type="EXTERNAL", normalised="13085", raw="13085", system="shop", key="EXTERNAL:shop:13085")
    draft.add(
        "idn14", type="EMAIL", normalised="no@example.com", key="EMAIL:no@example.com", archivedAt="2024-01-01T00:00:00"
    )
    for who, key, dates in (
        ("cus1", "idn1", {"since": "2020-01-15"}), ("cus2", "idn1", {}), ("cus3", "idn2", {"verifiedAt": "2024-01-01T00:00:00"}),
        ("cus3", "idn3", {"until": "2022-01-01"}), ("cus4", "idn3", {"since": "2022-01-01"}), ("cus8", "idn4", {}),
        ("cus13", "idn6", {}), ("cus13", "idn5", {}), ("cus1", "idn7", {}), ("cus6", "idn8", {"until": "2024-06-15"}),
        ("cus7", "idn12", {"since": "2024-06-16"}), ("cus9", "idn14", {}),
    ):  # fmt: skip
        draft.tie(who, "IDENTIFIED_BY", key, isPrimary=True, **dates)
    draft.tie("cus1", "IDENTIFIED_BY", "idn9", isPrimary=False, source="shop")
    draft.tie("cus1", "IDENTIFIED_BY", "idn13")
    draft.tie("cus6", "IDENTIFIED_BY", "idn2", isPrimary=False, confidence=0.5, evidence="signature")


def _addresses(draft: Draft) -> None:
    draft.add("adr1", lines=["1 High Street", "Flat 2"], postalCode="N1 1AA", city="London", country="GB", key="1")
    draft.add("adr2", lines=["Domstraße 1"], postalCode="50667", city="Köln", region="NRW", country="DE", key="2")
    draft.add("adr3", lines=[], country="GB", key="3")
    draft.add("adr4", lines=["Dom 4"], postalCode="50668", city="koln", country="DE", key="4")
    draft.tie("cus1", "LOCATED_AT", "adr1", use="HOME", isPrimary=True, since="2022-01-01")
    draft.tie("cus1", "LOCATED_AT", "adr2", use="HOME", isPrimary=True, until="2022-01-01")
    draft.tie("cus1", "LOCATED_AT", "adr3", use="WORK", isPrimary=False)
    draft.tie("cus2", "LOCATED_AT", "adr1", use="HOME", isPrimary=True)
    draft.tie("cus3", "LOCATED_AT", "adr2", use="HOME", isPrimary=True)
    draft.tie("cus5", "LOCATED_AT", "adr3", use="SHIPPING", isPrimary=True)
    draft.tie("cus11", "LOCATED_AT", "adr4", isPrimary=True)


def _households(draft: Draft) -> None:
    draft.add("hou1", name="Ångström", kind="STATED", key="crm:h1", tags=["big"])
    draft.add("hou2", name="Petrov & Co", kind="INFERRED", confidence=0.7, evidence="same address")
    draft.add("hou3", name="Left", kind="STATED", archivedAt="2024-01-01T00:00:00")
    draft.add("hou4", name="Empty")
    for who, home, role, primary, since, until in (
        ("cus1", "hou1", "HEAD", True, "2020-01-01", None), ("cus2", "hou1", "PARTNER", True, None, None),
        ("cus3", "hou1", "CHILD", True, None, "2023-01-01"), ("cus3", "hou2", "HEAD", True, "2023-01-01", None),
        ("cus6", "hou2", "MEMBER", False, "2023-05-05", None), ("cus9", "hou3", "HEAD", True, None, None),
        ("cus11", "hou1", "RELATIVE", True, "2021-01-01", "2022-01-01"), ("cus11", "hou2", "RELATIVE", True, "2022-01-01", None),
        ("cus8", "hou2", "MEMBER", True, None, None), ("cus5", "hou4", None, None, "2024-06-16", None),
        ("cus1", "hou2", "MEMBER", False, "2021-01-01", "2021-06-01"), ("cus1", "hou2", "MEMBER", False, "2024-01-01", None),
    ):  # fmt: skip
        draft.tie(who, "MEMBER_OF", home, role=role, isPrimary=primary, since=since, until=until)


def _between_them(draft: Draft) -> None:
    for start, end, credited, at, channel, status in (
        ("cus1", "cus2", True, "2020-03-01T10:00:00", "EMAIL", "CONVERTED"),
        ("cus1", "cus3", True, "2021-06-01T10:00:00", "EMAIL", "CONVERTED"),
        ("cus4", "cus3", False, "2021-05-01T10:00:00", "SOCIAL", "REJECTED"),
        ("cus2", "cus5", True, "2024-01-01T00:00:00", None, "SIGNED_UP"),
        ("cus5", "cus1", True, None, "WEB", None),
        ("cus8", "cus6", True, "2023-06-01T00:00:00", "APP", "CONVERTED"),
        ("cus1", "cus13", True, "2024-02-01T00:00:00", "EMAIL", "INVITED"),
        ("cus6", "cus6", False, "2024-02-02T00:00:00", "WEB", "REJECTED"),
    ):
        values = {"at": at, "channel": channel, "status": status, "isCredited": credited}
        reward = gbp("10.5") if status == "CONVERTED" else None
        draft.tie(start, "REFERRED", end, **values, code=end.upper(), reward=reward, source="crm")
    for one, kind, other, inverse, since, until in (
        ("cus1", "SPOUSE", "cus2", "SPOUSE", "2015-05-05", None), ("cus3", "PARENT", "cus1", "CHILD", None, None),
        ("cus6", "FRIEND", "cus9", "FRIEND", "2020-01-01", "2021-01-01"), ("cus6", "COLLEAGUE", "cus9", "COLLEAGUE", "2022-01-01", None),
    ):  # fmt: skip
        draft.tie(one, "TIED_TO", other, kind=kind, since=since, until=until)
        draft.tie(other, "TIED_TO", one, kind=inverse, since=since, until=until)


def _consents(draft: Draft) -> None:
    draft.add(
        "con1",
        purpose="MARKETING",
        channel="EMAIL",
        state="GRANTED",
        at="2023-01-01T00:00:00",
        until="2025-01-01T00:00:00",
    )
    draft.add("con2", purpose="PROFILING", state="DENIED", at="2023-01-02T00:00:00", evidence="Form 7")
    draft.add("con3", purpose="MARKETING", channel="SMS", state="WITHDRAWN", at="2024-01-02T00:00:00")
    for who, said in (("cus1", "con1"), ("cus1", "con2"), ("cus3", "con3")):
        draft.tie(who, "GAVE", said)
