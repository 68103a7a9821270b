"""What columns are called elsewhere: for each field the names, folded to letters and digits, that mean it."""

from collections.abc import Mapping

ANYWHERE: Mapping[str, str] = {
    "at": "date datetime timestamp time when occurredat createdat happenedat",
    "birthDate": "dob dateofbirth birthday",
    "city": "town locality place ort stadt ville ciudad",
    "company": "companyid companykey companynumber organisation organization account accountid firm firma",
    "country": "countrycode countryname nation land pays pais",
    "customer": "customerid customerkey customerno customernumber custid clientid client buyer buyerid userid user "
    "accountno kunde kundennummer person personid",
    "description": "details text beschreibung",
    "email": "mail emailaddress emailid contactemail primaryemail",
    "emails": "otheremails furtheremails secondaryemails",
    "familyName": "lastname surname nachname secondname",
    "gender": "sex",
    "givenName": "firstname forename vorname christianname",
    "household": "householdid householdkey family familyid",
    "isPrimary": "primary main ismain",
    "language": "lang locale",
    "lines": "address street streetaddress address1 addressline addressline1 strasse",
    "loyaltyNumber": "loyalty loyaltyid loyaltycard cardnumber",
    "name": "fullname displayname title label bezeichnung",
    "notes": "note comment comments remarks memo notiz",
    "other": "otherid otherkey otherproduct othercustomer to target",
    "phone": "telephone tel phonenumber mobile mobilephone cell telefon",
    "phones": "otherphones furtherphones",
    "postalCode": "zip zipcode postcode plz postal",
    "product": "productid productkey sku productcode from",
    "products": "skus productcodes product sku",
    "region": "state province county bundesland",
    "since": "from start startdate begin validfrom",
    "sku": "productid productcode productkey product stockcode itemcode item itemid itemno article articleno asin "
    "artikelnummer code",
    "taxNumber": "vat vatnumber vatid taxid ustid",
    "until": "to end enddate validto validuntil",
}
BY_KIND: Mapping[str, Mapping[str, str]] = {
    "purchases": {
        "number": "invoice invoiceno invoiceid invoicenumber order orderid orderno ordernumber transaction "
        "transactionid transactionno receipt receiptid receiptno basket basketid ticket document purchase purchaseid",
        "at": "invoicedate orderdate purchasedate transactiondate saledate datum",
        "quantity": "qty units count amount pieces menge anzahl",
        "unitPrice": "price unitcost itemprice priceeach rate preis einzelpreis",
        "discount": "discountamount rabatt rebate",
        "description": "productname itemname itemdescription product",
        "paymentMethod": "payment paymenttype paidby",
    },
    "products": {"price": "listprice unitprice", "categories": "category categorykey department", "brand": "maker"},
    "categories": {"key": "id category code slug", "parent": "parentkey parentid parentcategory"},
    "customers": {
        "key": "id customer customerid customerkey customerno customernumber userid clientid kunde kundennummer",
        "employer": "company companyname organization organisation organizationname accountname firma",
        "jobTitle": "position function",
        "spouse": "partner husband wife",
        "referredBy": "referrer referredbyname",
    },
    "companies": {
        "key": "id company companyid companykey companyno account accountid",
        "name": "companyname accountname organizationname",
        "website": "url homepage domain",
        "employeeCount": "employees numberofemployees",
        "parent": "parentid parentkey parentaccount parentcompany",
    },
    "households": {"key": "id household householdid householdkey"},
    "interactions": {"key": "id interactionid number reference ticket", "kind": "type", "rating": "stars score"},
    "consents": {"key": "id consentid", "state": "status consent answer"},
    "referrals": {"referrer": "referrerid from by inviter", "referred": "referredid to invitee friend"},
    "ownerships": {"parent": "owner parentid parentkey", "company": "child subsidiary childid"},
    "partners": {"partner": "partnerid partnerkey"},
    "identifiers": {"raw": "value identifier key number", "type": "kind"},
}


def synonyms(kind: str, field: str) -> frozenset[str]:
    """The folded names that mean a field in one kind of import."""
    return frozenset(f"{ANYWHERE.get(field, '')} {BY_KIND.get(kind, {}).get(field, '')}".split())
