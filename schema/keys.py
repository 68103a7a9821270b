"""By what nodes are looked up, and the types of these keys."""

KEYS = {
    "id": ("ID", "Its id."),
    "email": ("String", "A current e-mail address that nobody else holds."),
    "phone": ("String", "A current telephone number that nobody else holds."),
    "external": ("ExternalKey", "Its key in another system."),
    "loyaltyNumber": ("String", "The number of a loyalty card."),
    "taxNumber": ("String", "A tax or VAT number."),
    "sku": ("String", "The code under which it is sold, exact."),
    "key": ("String", "Its short unique name."),
}
