"""The whole graph of Kith, declared once: long because it is one table that a reader wants to see in one place.

Read it from the bottom: MODEL is the value that everything else is derived from. `nodes`, `relationships` and `enums`
hold what product.md's picture shows; `docs/decisions` says why where the choice was not obvious.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.declare import (
    Direction,
    EnumType,
    Grouped,
    Hop,
    Index,
    Model,
    Node,
    Personal,
    Property,
    Relation,
    Relationship,
    Through,
    Type,
)  # fmt: skip

OUT, IN, BOTH = Direction.OUT, Direction.IN, Direction.BOTH
NO, IDENTITY, CONTACT, SENSITIVE = Personal.NO, Personal.IDENTITY, Personal.CONTACT, Personal.SENSITIVE


def text(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.TEXT, description, personal, **rest)  # type: ignore[arg-type]  # the table below is the check


def code(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.CODE, description, personal, **rest)  # type: ignore[arg-type]


def whole(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.INT, description, personal, **rest)  # type: ignore[arg-type]


def money(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.MONEY, description, personal, **rest)  # type: ignore[arg-type]


def date(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.DATE, description, personal, **rest)  # type: ignore[arg-type]


def moment(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.DATETIME, description, personal, **rest)  # type: ignore[arg-type]


def choice(name: str, enum: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.ENUM, description, personal, enum=enum, groupable=True, **rest)  # type: ignore[arg-type]


def texts(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.TEXTS, description, personal, **rest)  # type: ignore[arg-type]


def flag(name: str, description: str, personal: Personal, **rest: object) -> Property:
    return Property(name, Type.BOOLEAN, description, personal, groupable=True, **rest)  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------------------------------- enums

ENUMS = (
    EnumType("CustomerStage", "How far a person has come with us.", {
        "PROSPECT": "May buy one day, has not yet.", "CUSTOMER": "Has bought.",
            "INACTIVE": "Has bought, but not for long.",
        "FORMER": "Has left."}),
    EnumType("Gender", "As the person stated it.", {
        "FEMALE": "Female.", "MALE": "Male.", "OTHER": "Another gender.", "UNDISCLOSED": "Asked, and not said."}),
    EnumType("MaritalStatus", "As the person stated it.", {
        "SINGLE": "Single.", "MARRIED": "Married or in a registered partnership.", "DIVORCED": "Divorced.",
        "WIDOWED": "Widowed."}),
    EnumType("Channel", "Where contact happens.", {
        "WEB": "Web shop or site.", "APP": "Mobile app.", "STORE": "In a store.", "PHONE": "By telephone.",
        "EMAIL": "By e-mail.", "CHAT": "By chat or messenger.", "SOCIAL": "On a social network.", "POST": "By letter.",
        "SMS": "By text message.", "FIELD": "A visit at the customer's.", "PARTNER": "Through a partner.",
        "EVENT": "At a fair or event."}),
    EnumType("CompanyStage", "How far a company has come with us.", {
        "PROSPECT": "May buy one day.", "CUSTOMER": "Has bought.", "INACTIVE": "Has bought, but not for long.",
        "FORMER": "Has left.", "PARTNER": "Sells with us rather than buys."}),
    EnumType("HouseholdKind", "How a household came to be known.", {
        "STATED": "Somebody told us.", "INFERRED": "Concluded from evidence."}),
    EnumType("ProductKind", "What a product line stands for.", {
        "GOODS": "A thing that is sold.", "SERVICE": "Work that is sold.",
        "CHARGE": "Postage, fees, discounts, corrections: no candidate for cross-sell."}),
    EnumType("InteractionKind", "What happened.", {
        "PURCHASE": "Something was bought.", "RETURN": "Something was brought back.", "CALL": "A telephone call.",
        "EMAIL": "An e-mail.", "CHAT": "A chat.", "MEETING": "A meeting.", "VISIT": "A visit.",
        "SOCIAL": "A message on a social network.", "FORM": "A form was filled in.",
            "COMPLAINT": "Somebody complained.",
        "SUPPORT": "Somebody needed help.", "REVIEW": "Somebody judged a product."}),
    EnumType("InteractionDirection", "Who began.", {"INBOUND": "They came to us.", "OUTBOUND": "We came to them."}),
    EnumType("InteractionStatus", "How far it is.", {
        "OPEN": "Waits for us.", "PENDING": "Waits for them.", "RESOLVED": "Done.", "CLOSED": "Done and confirmed.",
        "CANCELLED": "Will not happen."}),
    EnumType("Sentiment", "How it felt to them.", {
        "POSITIVE": "Pleased.", "NEUTRAL": "Neither.", "NEGATIVE": "Displeased."}),
    EnumType("Priority", "How urgent it is.", {"LOW": "Can wait.", "NORMAL": "In turn.", "HIGH": "Soon.",
        "URGENT": "Now."}),
    EnumType("PaymentMethod", "How it was paid.", {
        "CARD": "By card.", "CASH": "In cash.", "TRANSFER": "By bank transfer.", "DIRECT_DEBIT": "By direct debit.",
        "INVOICE": "On account.", "WALLET": "By an electronic wallet.", "VOUCHER": "By voucher."}),
    EnumType("IdentifierType", "What kind of key it is.", {
        "EMAIL": "An e-mail address.", "PHONE": "A telephone number.", "EXTERNAL": "A key in another system.",
        "TAX_NUMBER": "A tax or VAT number.", "LOYALTY_NUMBER": "The number of a loyalty card."}),
    EnumType("AddressUse", "What an address is used for.", {
        "HOME": "Where they live.", "BILLING": "Where bills go.", "SHIPPING": "Where goods go.",
            "WORK": "Where they work.",
        "REGISTERED": "Where a company is registered.", "OTHER": "Anything else."}),
    EnumType("ReferralStatus", "How far a referral is.", {
        "INVITED": "Invited, not signed up.", "SIGNED_UP": "Signed up, not bought.", "CONVERTED": "Bought.",
        "REJECTED": "Looked at and refused."}),
    EnumType("TieKind", "What the other person is to this one.", {
        "PARENT": "The other is a parent.", "CHILD": "The other is a child.", "SPOUSE": "Married or partners.",
        "SIBLING": "Brothers or sisters.", "FRIEND": "Friends.", "COLLEAGUE": "Work together.",
        "GUARDIAN": "The other is the guardian.", "WARD": "The other is in this one's care.",
        "NEIGHBOUR": "Live side by side.", "OTHER": "Another tie."}),
    EnumType("MemberRole", "What a person is in a household.", {
        "HEAD": "Speaks for it.", "PARTNER": "Partner of the head.", "CHILD": "Child of the house.",
        "RELATIVE": "Another relative.", "MEMBER": "Lives there."}),
    EnumType("PartnershipKind", "What a partner does.", {
        "RESELLER": "Sells our or each other's products.", "SUPPLIER": "Supplies.", "DISTRIBUTOR": "Distributes.",
        "REFERRER": "Sends customers.", "TECHNOLOGY": "Builds on or with."}),
    EnumType("ConsentPurpose", "What was consented to.", {
        "MARKETING": "To be told about offers.", "PERSONALISATION": "To be shown what fits them.",
        "ANALYTICS": "To be counted.", "PROFILING": "To be judged by a model.", "THIRD_PARTY": "To be shared."}),
    EnumType("ConsentState", "What they said.", {
        "GRANTED": "Yes.", "DENIED": "No.", "WITHDRAWN": "Yes once, no now.", "PENDING": "Asked."}),
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------- common properties

IDENTITY_PROPERTIES = (
    Property("id", Type.ID, "Opaque, typed by its prefix, sorts by time of creation.", NO, required=True,
             index=Index.UNIQUE, settable=False),
    moment("createdAt", "When Kith first stored it.", NO, required=True, index=Index.SORT, settable=False),
    moment("updatedAt", "When it last changed.", NO, required=True, index=Index.SORT, settable=False),
    whole("version", "Counts its changes, from 1.", NO, required=True, settable=False),
    moment("archivedAt", "Since when it is archived: found by id and nowhere else unless asked for.", NO,
        settable=False),
)  # fmt: skip
KEY = code("key", "The key it was told under: its source and number there.", NO, index=Index.UNIQUE, shown=False)
SOURCED = (
    code("source", "The system that told us.", NO),
    Property("confidence", Type.FLOAT, "How sure an inferred one is, from 0 to 1; null when it was stated.", NO,
        settable=False),
    code("evidence", "What an inferred one rests on.", SENSITIVE, settable=False),
)  # fmt: skip
DATED = (date("since", "First day on which it held; null when unknown.", NO),
         date("until", "First day on which it no longer held; null while it does.", NO), *SOURCED)  # fmt: skip

# -------------------------------------------------------------------------------------------------------- relationships

RELATIONSHIPS = (
    Relationship("IDENTIFIED_BY", ("Customer", "Company"), ("Identifier",), "A key points at a customer or company.", (
        flag("isPrimary", "Whether it is the one to use.", NO), moment("verifiedAt", "When it was proven.", NO),
            *DATED),
        dated=True, apart=("since",)),
    Relationship("LOCATED_AT", ("Customer", "Company"), ("Address",), "Lives, works or is reached there.", (
        choice("use", "AddressUse", "What it is used for.", NO), flag("isPrimary", "Whether it is the one to use.",
            NO), *DATED),
        dated=True, apart=("use", "since")),
    Relationship("REFERRED", ("Customer",), ("Customer",), "Claims to have brought the other customer.", (
        moment("at", "When the referral was made.", NO), choice("channel", "Channel", "How it was made.", NO),
        code("code", "The code that was used.", NO, groupable=True), choice("status", "ReferralStatus",
            "How far it is.", NO),
        flag("isCredited", "Whether this claim is the one that counts.", NO), money("reward",
            "What it was rewarded with.", NO),
        *SOURCED), apart=("at",)),
    Relationship("TIED_TO", ("Customer",), ("Customer",), "A tie between two people, kept once each way.", (
        choice("kind", "TieKind", "What the other is to this one.", IDENTITY), *DATED), dated=True, apart=("kind",
            "since")),
    Relationship("MEMBER_OF", ("Customer",), ("Household",), "Lives in the household.", (
        choice("role", "MemberRole", "What the person is in it.", IDENTITY), flag("isPrimary",
            "Whether it is the main one.", NO), *DATED),
        dated=True, apart=("since",)),
    Relationship("LIVES_APART", ("Customer",), ("Customer",), "Somebody decided that the two share no household.", (
        moment("at", "When that was decided.", NO), code("source", "The system on whose word.", NO))),
    Relationship("WORKS_AT", ("Customer",), ("Company",), "Works at the company.", (
        text("role", "What the person does there.", IDENTITY, groupable=True), text("department",
            "Where in the company.", IDENTITY, groupable=True),
        flag("isPrimary", "Whether it is the main employer.", NO), *DATED), dated=True, apart=("since", "role")),
    Relationship("PARENT_OF", ("Company",), ("Company",), "Owns the other company.", DATED, dated=True,
        apart=("since",)),
    Relationship("PARTNERS_WITH", ("Company",), ("Company",), "Works with the other company.", (
        choice("kind", "PartnershipKind", "What the partner does.", NO), *DATED), dated=True, apart=("kind", "since")),
    Relationship("HAD", ("Customer", "Company"), ("Interaction",), "The customer or company it happened with.",
        SOURCED),
    Relationship("CONTACT", ("Interaction",), ("Customer",), "Who acted for a company.", SOURCED),
    Relationship("CONTAINS", ("Interaction",), ("Product",), "A line of a purchase or return.", (
        whole("line", "Its place, from 1.", NO, required=True), whole("quantity", "How many.", NO, required=True),
        money("unitPrice", "Price of one.", NO, required=True), money("discount", "Taken off the line.", NO,
            required=True),
        money("total", "Quantity times price less discount.", NO, required=True), text("description",
            "What the line says.", NO)),
        apart=("line",)),
    Relationship("ABOUT", ("Interaction",), ("Product", "Interaction"), "A review's product, a return's purchase.",
        SOURCED),
    Relationship("BOUGHT", ("Customer", "Company"), ("Product",), "What all purchases and returns add up to.", (
        whole("times", "Number of distinct purchases.", NO, required=True),
        whole("quantity", "How many, before returns.", NO, required=True),
        money("spent", "Paid for it, net of line discounts, before returns.", NO, required=True),
        whole("returnedQuantity", "How many came back.", NO, required=True), money("refunded", "Paid back.", NO,
            required=True),
        moment("firstAt", "First purchase.", NO), moment("lastAt", "Last purchase.", NO)), derived=True),
    Relationship("IN_CATEGORY", ("Product",), ("Category",), "Belongs to the category.", SOURCED),
    Relationship("PART_OF", ("Category",), ("Category",), "Lies inside the other category.", SOURCED),
    Relationship("GOES_WITH", ("Product",), ("Product",), "Is bought with the other, learned from purchases.", (
        Property("weight", Type.FLOAT, "Strength in the learned model.", NO, required=True),
        Property("lift", Type.FLOAT, "How many times more often than chance.", NO),
        Property("support", Type.FLOAT, "Share of baskets with both.", NO), whole("together",
            "Number of baskets with both.", NO),
        Property("confidence", Type.FLOAT, "Share of the baskets with the first that have the second.", NO),
        Property("significance", Type.FLOAT, "Dunning's G²: beyond 10.83 by chance once in a thousand; negative where "
            "both are rarer than chance.", NO),
        whole("buyers", "Number of buyers of both.", NO), whole("ofBuyers", "Number of buyers of the first.", NO),
        Property("buyerLift", Type.FLOAT, "How many times more often than chance buyers have both.", NO),
        moment("at", "When these numbers were learned.", NO), whole("model", "The number of the model that has them.",
            NO)),
        derived=True),
    Relationship("COMPLEMENTS", ("Product",), ("Product",), "Goes with the other, as a person said.", SOURCED),
    Relationship("SUBSTITUTES", ("Product",), ("Product",), "Can stand in for the other, as a person said.", SOURCED),
    Relationship("PINNED", ("Product",), ("Product",), "Is always offered beside the other.", SOURCED),
    Relationship("BOOSTED", ("Product",), ("Product",), "Is offered more often beside the other.", SOURCED),
    Relationship("BLOCKED", ("Product",), ("Product",), "Is never offered beside the other.", SOURCED),
    Relationship("DISMISSED", ("Customer", "Household", "Company"), ("Product",), "Does not want to be offered it.", (
        moment("at", "When they said so; it stays away for a while.", NO),)),
    Relationship("ADJUSTS", ("Adjustment",), ("Product",), "Corrects the stock of the product."),
    Relationship("GAVE", ("Customer",), ("Consent",), "Said yes or no."),
    Relationship("FROM", (), ("Source",), "A source told us about it.", (
        moment("at", "When it last told us.", NO), code("key", "The key there.", CONTACT))),
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------------- nodes

EMAIL = Relation("emailIdentifier", (Hop("IDENTIFIED_BY", OUT, "Email", (("isPrimary", True),)),), False,
                 "The primary e-mail address.", shown=False)  # fmt: skip
PHONE = Relation("phoneIdentifier", (Hop("IDENTIFIED_BY", OUT, "Phone", (("isPrimary", True),)),), False,
                 "The primary telephone number.", shown=False)  # fmt: skip
REACHED = (
    Relation("identifiers", (Hop("IDENTIFIED_BY", OUT, "Identifier"),), True, "Every key that points here."),
    EMAIL, PHONE,
    Relation("address", (Hop("LOCATED_AT", OUT, "Address", (("isPrimary", True),)),), False, "The primary address."),
    Relation("addresses", (Hop("LOCATED_AT", OUT, "Address"),), True, "Every address."),
    Relation("sources", (Hop("FROM", OUT, "Source"),), True, "The systems that told us."),
)  # fmt: skip
THROUGH = (Through("email", "emailIdentifier", "normalised", "The primary current e-mail address."),
           Through("phone", "phoneIdentifier", "normalised",
               "The primary current telephone number, E.164."))  # fmt: skip
BUYS = (
    Relation("interactions", (Hop("HAD", OUT, "Interaction"),), True, "Everything that happened with them."),
    Relation("purchases", (Hop("HAD", OUT, "Purchase"),), True, "What they bought, purchase by purchase."),
    Relation("returns", (Hop("HAD", OUT, "Return"),), True, "What they brought back."),
    Relation("conversations", (Hop("HAD", OUT, "Conversation"),), True, "Calls, e-mails, chats, meetings, visits."),
    Relation("cases", (Hop("HAD", OUT, "Case"),), True, "Complaints and support cases."),
    Relation("reviews", (Hop("HAD", OUT, "Review"),), True, "What they said about products."),
    Relation("bought", (Hop("BOUGHT", OUT, "Product"),), True, "The products they bought, with what it adds up to."),
)  # fmt: skip

STANDING = (
    code("communityId", "The community that the person belongs to; null for who is connected with nobody.", NO,
        index=Index.SORT, groupable=True, settable=False, derived=True),
    Property("influence", Type.FLOAT, "How much the person matters in the network, by PageRank; 1 is the average.", NO,
        index=Index.SORT, settable=False, derived=True),
    whole("connections", "How many people the person is connected with.", NO, settable=False, derived=True),
    Property("betweenness", Type.FLOAT, "The share of shortest ways between two others that lead past the person.", NO,
        settable=False, derived=True),
    whole("bridges", "How many communities other than their own the person is connected with.", NO, settable=False,
        derived=True),
    moment("analysedAt", "When the facts were read from which all of this follows.", NO, settable=False, derived=True),
)  # fmt: skip

CUSTOMER = Node("Customer", "customers", ("Customer",), "A person who buys or may buy.", (
    *IDENTITY_PROPERTIES,
    text("name", "Full name as shown.", IDENTITY, required=True, index=Index.SORT, searchable=True),
    text("givenName", "Given names.", IDENTITY),
    text("familyName", "Family names.", IDENTITY, index=Index.SORT),
    text("nativeName", "The name in its own script.", IDENTITY, searchable=True),
    choice("stage", "CustomerStage", "How far the person has come with us.", NO, index=Index.SORT),
    choice("gender", "Gender", "As stated.", IDENTITY),
    date("birthDate", "Date of birth.", IDENTITY, index=Index.SORT),
    choice("maritalStatus", "MaritalStatus", "As stated.", IDENTITY),
    text("occupation", "What the person does for a living.", IDENTITY, groupable=True),
    code("language", "Preferred language, BCP 47.", NO, groupable=True),
    text("greeting", "How the person wants to be greeted.", IDENTITY),
    choice("preferredChannel", "Channel", "How the person wants to be reached.", NO),
    choice("acquisitionChannel", "Channel", "How the person came to us.", NO),
    text("acquisitionSource", "The campaign, partner or site that brought the person.", NO, groupable=True),
    date("acquiredOn", "When the person came to us.", NO, index=Index.SORT),
    texts("interests", "What the person is interested in.", SENSITIVE),
    texts("values", "What matters to the person.", SENSITIVE),
    texts("tags", "Words that we attach.", NO),
    text("notes", "What we should know.", SENSITIVE),
    *STANDING,
), (*REACHED,
    Relation("household", (Hop("MEMBER_OF", OUT, "Household", (("isPrimary", True),)),), False,
        "The primary household."),
    Relation("households", (Hop("MEMBER_OF", OUT, "Household"),), True, "Every household the person belongs to."),
    Relation("employers", (Hop("WORKS_AT", OUT, "Company"),), True, "The companies the person works at."),
    Relation("referredBy", (Hop("REFERRED", IN, "Customer", (("isCredited", True),)),), False,
             "Who is credited with having brought this person."),
    Relation("referrals", (Hop("REFERRED", OUT, "Customer", (("isCredited", True),)),), True,
             "The customers this person is credited with having brought."),
    Relation("referralClaims", (Hop("REFERRED", IN, "Customer"),), True,
        "Everybody who claims to have brought this person."),
    Relation("ties", (Hop("TIED_TO", OUT, "Customer"),), True,
        "The people this one is tied to; the edge says what they are."),
    *BUYS,
    Relation("contactFor", (Hop("CONTACT", IN, "Interaction"),), True, "What the person did for a company."),
    Relation("consents", (Hop("GAVE", OUT, "Consent"),), True, "What the person agreed to."),
), THROUGH, prefix="cus", keys=("id", "email", "phone", "external", "loyaltyNumber"),
    people="self")  # fmt: skip

COMPANY = Node("Company", "companies", ("Company",), "An organisation that buys, employs customers, or partners.", (
    *IDENTITY_PROPERTIES,
    text("name", "Name as shown.", NO, required=True, index=Index.SORT, searchable=True),
    text("legalName", "Registered name.", NO, searchable=True),
    choice("stage", "CompanyStage", "How far the company has come with us.", NO, index=Index.SORT),
    code("industryCode", "Industry code (NAICS, NACE or SIC), with its scheme in front.", NO, groupable=True),
    text("industry", "Industry in words.", NO, groupable=True, index=Index.SORT),
    whole("employeeCount", "Number of employees.", NO, index=Index.SORT),
    code("website", "Address of the site.", NO),
    code("language", "Preferred language, BCP 47.", NO, groupable=True),
    choice("acquisitionChannel", "Channel", "How the company came to us.", NO),
    date("foundedOn", "When it was founded.", NO),
    texts("tags", "Words that we attach.", NO),
    text("notes", "What we should know.", SENSITIVE),
), (*REACHED,
    Relation("employees", (Hop("WORKS_AT", IN, "Customer"),), True, "The people who work there."),
    Relation("parent", (Hop("PARENT_OF", IN, "Company"),), False, "The company that owns this one."),
    Relation("ultimateParent", (Hop("PARENT_OF", IN, "Company", deep=True),), False,
             "The top of the group; itself when nobody owns it."),
    Relation("subsidiaries", (Hop("PARENT_OF", OUT, "Company"),), True, "The companies it owns directly."),
    Relation("partners", (Hop("PARTNERS_WITH", BOTH, "Company"),), True, "The companies it works with."),
    *BUYS,
), THROUGH, prefix="com", keys=("id", "email", "phone", "external", "taxNumber"))  # fmt: skip

HOUSEHOLD_LINES = (Hop("MEMBER_OF", IN, "Customer"), Hop("HAD", OUT, "Purchase"), Hop("CONTAINS", OUT, "Product"))
HOUSEHOLD = Node("Household", "households", ("Household",), "People who live together and buy as one.", (
    *IDENTITY_PROPERTIES, KEY,
    text("name", "Name as shown.", IDENTITY, required=True, index=Index.SORT, searchable=True),
    choice("kind", "HouseholdKind", "How it came to be known.", NO),
    Property("confidence", Type.FLOAT, "How sure an inferred one is, from 0 to 1.", NO, settable=False),
    code("evidence", "What an inferred one rests on.", SENSITIVE, settable=False),
    texts("tags", "Words that we attach.", NO),
), (Relation("members", (Hop("MEMBER_OF", IN, "Customer"),), True, "The people in it."),
    Relation("head", (Hop("MEMBER_OF", IN, "Customer", (("role", "HEAD"),)),), False, "Who speaks for it."),
    Relation("purchases", HOUSEHOLD_LINES[:2], True, "What members bought while they were members.", edge=0,
        within=True),
    Relation("bought", HOUSEHOLD_LINES, True, "The products members bought while they were members.", within=True,
        grouped=(
        Grouped("times", "count", "1", Type.INT), Grouped("quantity", "sum", "2:quantity", Type.INT),
        Grouped("spent", "sum", "2:total", Type.MONEY), Grouped("firstAt", "min", "1:at", Type.DATETIME),
        Grouped("lastAt", "max", "1:at", Type.DATETIME))),
    Relation("sources", (Hop("FROM", OUT, "Source"),), True, "The systems that told us."),
), prefix="hou", keys=("id", "external"), people="self", holders=("members",))  # fmt: skip

PRODUCT = Node("Product", "products", ("Product",), "What is sold.", (
    *IDENTITY_PROPERTIES,
    code("sku", "The code under which it is sold, exact.", NO, required=True, index=Index.UNIQUE, searchable=True),
    text("name", "Name as shown.", NO, required=True, index=Index.SORT, searchable=True),
    text("description", "What it is.", NO, searchable=True),
    choice("kind", "ProductKind", "What a line of it stands for.", NO, required=True),
    text("brand", "Who makes it.", NO, groupable=True),
    money("price", "List price.", NO, index=Index.SORT),
    code("gtin", "Global trade item number.", NO),
    texts("attributes", "Attributes, as 'name: value'.", NO),
    flag("isAvailable", "Whether it can be bought now.", NO),
    date("validFrom", "First day of sale.", NO),
    date("validUntil", "First day on which it is no longer sold.", NO),
), (Relation("categories", (Hop("IN_CATEGORY", OUT, "Category"),), True, "The categories it belongs to."),
    Relation("buyers", (Hop("BOUGHT", IN, "Buyer"),), True, "The customers and companies that bought it."),
    Relation("goesWith", (Hop("GOES_WITH", OUT, "Product"),), True, "What is bought with it, learned from purchases."),
    Relation("complements", (Hop("COMPLEMENTS", OUT, "Product"),), True, "What goes with it, as a person said."),
    Relation("substitutes", (Hop("SUBSTITUTES", OUT, "Product"),), True, "What can stand in for it, as a person said."),
    Relation("purchases", (Hop("CONTAINS", IN, "Purchase"),), True, "The purchases it is a line of."),
    Relation("reviews", (Hop("ABOUT", IN, "Review"),), True, "What people said about it."),
    Relation("adjustments", (Hop("ADJUSTS", IN, "Adjustment"),), True, "Corrections of its stock."),
    Relation("sources", (Hop("FROM", OUT, "Source"),), True, "The systems that told us."),
), prefix="pro", keys=("id", "sku"))  # fmt: skip

CATEGORY = Node("Category", "categories", ("Category",), "A kind of product; categories form a tree.", (
    *IDENTITY_PROPERTIES,
    code("key", "Short unique name.", NO, required=True, index=Index.UNIQUE),
    text("name", "Name as shown.", NO, required=True, index=Index.SORT, searchable=True, groupable=True),
    text("description", "What belongs in it.", NO),
), (Relation("parent", (Hop("PART_OF", OUT, "Category"),), False, "The category around it."),
    Relation("children", (Hop("PART_OF", IN, "Category"),), True, "The categories inside it."),
    Relation("products", (Hop("IN_CATEGORY", IN, "Product"),), True, "The products in it."),
    Relation("sources", (Hop("FROM", OUT, "Source"),), True, "The systems that told us."),
), prefix="cat", keys=("id", "key"))  # fmt: skip

INTERACTION_PROPERTIES = (
    *IDENTITY_PROPERTIES, KEY,
    choice("kind", "InteractionKind", "What happened.", NO, required=True, settable=False),
    moment("at", "When it happened.", NO, required=True, index=Index.SORT),
    code("number", "Its number where it was recorded.", NO, index=Index.SORT),
    choice("channel", "Channel", "Where it happened.", NO),
    choice("direction", "InteractionDirection", "Who began.", NO),
    choice("status", "InteractionStatus", "How far it is.", NO, index=Index.SORT),
    choice("sentiment", "Sentiment", "How it felt to them.", SENSITIVE),
    text("subject", "What it was about.", SENSITIVE),
    text("outcome", "What came of it.", SENSITIVE),
    text("notes", "What was said.", SENSITIVE),
    text("handledBy", "Who handled it.", IDENTITY, groupable=True),
    moment("dueAt", "When to follow up.", NO, index=Index.SORT),
    text("country", "The country it happened in, as told.", NO, groupable=True),
)  # fmt: skip
INTERACTION_RELATIONS = (
    Relation("customer", (Hop("HAD", IN, "Customer"),), False, "The customer it happened with."),
    Relation("company", (Hop("HAD", IN, "Company"),), False, "The company it happened with."),
    Relation("contact", (Hop("CONTACT", OUT, "Customer"),), False, "Who acted for the company."),
    Relation("sources", (Hop("FROM", OUT, "Source"),), True, "The systems that told us."),
)
LINES = Relation(
    "lines", (Hop("CONTAINS", OUT, "Product"),), True, "Its lines: the product, and on the edge how many and how much."
)
SOLD = (
    money("total", "Sum of the lines.", NO, required=True, index=Index.SORT),
    money("discount", "Sum of the line discounts.", NO), money("tax", "Tax on top of the total.", NO),
    whole("quantity", "Sum of the quantities.", NO, required=True),
    choice("paymentMethod", "PaymentMethod", "How it was paid.", NO),
    code("currency", "The currency it was made in, when not the deployment's.", NO, groupable=True),
    Property("originalTotal", Type.DECIMAL, "The total in that currency.", NO),
    Property("rate", Type.DECIMAL, "How much of the deployment's currency one unit was.", NO),
)  # fmt: skip


def view(name: str, plural: str, description: str, kinds: tuple[str, ...], own: tuple[Property, ...] = (),
         relations: tuple[Relation, ...] = ()) -> Node:  # fmt: skip
    return Node(name, plural, ("Interaction",), description, (*INTERACTION_PROPERTIES, *own),
                (*INTERACTION_RELATIONS, *relations), prefix="int", kinds=kinds, interface="Interaction",
                keys=("id", "external"), people="customer")  # fmt: skip


INTERACTION = Node("Interaction", "interactions", ("Interaction",),
                   "Anything that happened between us and a customer or company at a moment.",
                   INTERACTION_PROPERTIES, INTERACTION_RELATIONS, prefix="int", keys=("id", "external"), people="customer",
                   counted_by=("at", "kind"), variants=("Purchase", "Return", "Conversation", "Case", "Review"))  # fmt: skip
VIEWS = (
    view("Purchase", "purchases", "Something was bought.", ("PURCHASE",), SOLD, (
        LINES, Relation("returns", (Hop("ABOUT", IN, "Return"),), True, "The returns that name it."))),
    view("Return", "returns", "Something was brought back; totals and quantities are positive.", ("RETURN",), (
        *SOLD, text("reason", "Why it came back.", NO, groupable=True)), (
        LINES, Relation("purchase", (Hop("ABOUT", OUT, "Purchase"),), False, "The purchase it undoes, when known."))),
    view("Conversation", "conversations", "A call, e-mail, chat, meeting, visit, message or form.",
         ("CALL", "EMAIL", "CHAT", "MEETING", "VISIT", "SOCIAL", "FORM"), (
        whole("durationSeconds", "How long it took, in seconds.", NO),)),
    view("Case", "cases", "A complaint or a support case.", ("COMPLAINT", "SUPPORT"), (
        choice("priority", "Priority", "How urgent it is.", NO), moment("resolvedAt", "When it was resolved.", NO)), (
        Relation("products", (Hop("ABOUT", OUT, "Product"),), True, "The products it is about."),)),
    view("Review", "reviews", "What somebody said about a product.", ("REVIEW",), (
        whole("rating", "From 1 to 5.", NO, groupable=True),), (
        Relation("products", (Hop("ABOUT", OUT, "Product"),), True, "The products it is about."),)),
)  # fmt: skip

KEYED = (
    choice("type", "IdentifierType", "What kind of key it is.", NO, required=True),
    code("normalised", "The key in its one spelling.", CONTACT, required=True, index=Index.SORT),
    code("raw", "The key as it was told.", CONTACT),
    code("system", "The source whose key it is, for external ones.", NO, groupable=True),
    code("key", "Type and spelling in one, unique.", CONTACT, required=True, index=Index.UNIQUE, shown=False),
)
HELD = (Relation("customers", (Hop("IDENTIFIED_BY", IN, "Customer"),), True, "The customers it points at."),
        Relation("companies", (Hop("IDENTIFIED_BY", IN, "Company"),), True, "The companies it points at."))  # fmt: skip


def identifiers(name: str, plural: str, description: str, kinds: tuple[str, ...]) -> Node:
    return Node(name, plural, ("Identifier",), description, (*IDENTITY_PROPERTIES, *KEYED), HELD, prefix="idn",
                kinds=kinds, kind_property="type", listed=False, holders=("customers", "companies"))  # fmt: skip


SATELLITES = (
    identifiers("Identifier", "identifiers", "A key that points at customers or companies; evidence, not identity.",
        ()),
    identifiers("Email", "emails", "An identifier that is an e-mail address.", ("EMAIL",)),
    identifiers("Phone", "phones", "An identifier that is a telephone number.", ("PHONE",)),
    Node("Address", "addresses", ("Address",), "A place with a postal address.", (
        *IDENTITY_PROPERTIES,
        texts("lines", "Street lines.", CONTACT),
        code("postalCode", "Postal code.", CONTACT, groupable=True),
        text("city", "City or town.", NO, groupable=True), text("region", "State, province or county.", NO,
            groupable=True),
        code("country", "ISO 3166 code of two letters.", NO, groupable=True),
        code("key", "The address in one spelling, unique.", CONTACT, required=True, index=Index.UNIQUE, shown=False),
    ), (Relation("residents", (Hop("LOCATED_AT", IN, "Customer"),), True, "The customers reached there."),
        Relation("companies", (Hop("LOCATED_AT", IN, "Company"),), True, "The companies reached there.")),
        prefix="adr", listed=False, holders=("residents", "companies")),
    Node("Consent", "consents", ("Consent",), "What a person agreed to, or did not.", (
        *IDENTITY_PROPERTIES, KEY,
        choice("purpose", "ConsentPurpose", "What for.", NO, required=True), choice("channel", "Channel",
            "Through which channel.", NO),
        choice("state", "ConsentState", "What was said.", NO, required=True), moment("at", "When.", NO, required=True,
            index=Index.SORT),
        moment("until", "When it runs out.", NO), text("evidence", "How we know.", SENSITIVE),
    ), (Relation("customer", (Hop("GAVE", IN, "Customer"),), False, "Who said so."),), prefix="con", listed=False, people="customer", holders=("customer",)),
    Node("Source", "sources", ("Source",), "A system that told us something.", (
        *IDENTITY_PROPERTIES, code("key", "Short unique name.", NO, required=True, index=Index.UNIQUE, shown=False),
        text("name", "Name as shown.", NO, required=True, index=Index.SORT, groupable=True)), (), prefix="src"),
    Node("Adjustment", "adjustments", ("Adjustment",), "A correction of stock, in no sales figure.", (
        *IDENTITY_PROPERTIES, KEY,
        code("number", "Its number where it was recorded.", NO, index=Index.SORT),
        moment("at", "When.", NO, required=True, index=Index.SORT), whole("quantity", "By how many.", NO,
            required=True),
        money("amount", "What it was worth.", NO, required=True), text("note", "Why.", NO, groupable=True),
        text("country", "The country, as told.", NO, groupable=True),
    ), (Relation("product", (Hop("ADJUSTS", OUT, "Product"),), False, "The product whose stock it corrects."),
        Relation("sources", (Hop("FROM", OUT, "Source"),), True, "The systems that told us.")),
        prefix="adj", keys=("id", "external")),
    Node("Buyer", "buyers", ("Customer", "Company"), "The customer or company a purchase belongs to.", (
        *IDENTITY_PROPERTIES, CUSTOMER.property("name"), CUSTOMER.property("language"),
        CUSTOMER.property("acquisitionChannel"), CUSTOMER.property("tags")),
        (*(each for each in REACHED if each.shown), *BUYS), variants=("Customer", "Company"), listed=False, people="self"),
)  # fmt: skip


WORDS = code(
    "words",
    "What a search looks through: the searchable values, folded and romanised.",
    NO,
    shown=False,
    settable=False,
)


def _searched(node: Node) -> Node:
    """A node with searchable properties also keeps their words."""
    needs_words = any(each.searchable for each in node.properties) and WORDS not in node.properties
    return replace(node, properties=(*node.properties, WORDS)) if needs_words and not node.variants else node


def model(nodes: Iterable[Node], enums: Iterable[EnumType]) -> Model:
    named = {each.name: _searched(each) for each in nodes}
    by_prefix = {each.prefix: each for each in named.values() if each.prefix and not each.interface and not each.kinds}
    return Model(named, {each.type: each for each in RELATIONSHIPS}, {each.name: each for each in enums}, by_prefix)


MODEL = model((CUSTOMER, COMPANY, HOUSEHOLD, PRODUCT, CATEGORY, INTERACTION, *VIEWS, *SATELLITES), ENUMS)
