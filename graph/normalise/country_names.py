"""Names of countries that CLDR does not list: official and former ones, parts, and usual abbreviations.

A former name stands for its one successor. `Korea` alone is taken for the South, as trade does.
"""

_TABLE = """
AE UAE | Emirates
BA Bosnia
BN Brunei Darussalam
BO Plurinational State of Bolivia
CC Cocos Islands | Keeling Islands
CD Democratic Republic of the Congo | DR Congo | DRC | Congo-Kinshasa | Zaire
CG Republic of the Congo | Congo | Congo-Brazzaville
CI Ivory Coast
CN People's Republic of China | PRC | PR China | Mainland China
CV Cabo Verde
CZ Czech Republic
DE Federal Republic of Germany | BRD
FK Malvinas Falkland Islands | Malvinas | Falklands
FM Federated States of Micronesia
FO Faeroe Islands | Faroes
GB Great Britain | Britain | England | Scotland | Wales | Northern Ireland | G.B. | U.K.
GB United Kingdom of Great Britain and Northern Ireland
HK Hong Kong | Hongkong
IE Eire | Republic of Ireland | Irish Republic | Southern Ireland
IR Islamic Republic of Iran | Persia
KG Kyrgyz Republic
KP Democratic People's Republic of Korea | DPRK
KR Korea | Republic of Korea | ROK
LA Lao People's Democratic Republic | Lao PDR
LY Libyan Arab Jamahiriya
MD Republic of Moldova
MK Macedonia | Republic of North Macedonia | FYROM | The former Yugoslav Republic of Macedonia
MM Burma | Myanmar
MO Macau | Macao
NL Holland | Kingdom of the Netherlands
PS Palestine | State of Palestine | Occupied Palestinian Territory
RU Russian Federation
SA KSA | Kingdom of Saudi Arabia
SH Saint Helena, Ascension and Tristan da Cunha
SK Slovak Republic
SY Syrian Arab Republic
SZ Swaziland
TL East Timor
TR Turkey | Republic of Turkey
TW Republic of China | Province of China Taiwan | Chinese Taipei
TZ United Republic of Tanzania
US United States of America | America | U.S. | U.S.A.
VA Vatican | Holy See | Vatican City State
VC Saint Vincent and the Grenadines
VE Bolivarian Republic of Venezuela
VG British Virgin Islands
VI US Virgin Islands
WS Western Samoa
ZA RSA | Republic of South Africa
"""


def _names() -> dict[str, str]:
    rows = (line.split(" ", 1) for line in _TABLE.strip().splitlines())
    return {name.strip(): code for code, names in rows for name in names.split("|")}


OTHER_NAMES = _names()
