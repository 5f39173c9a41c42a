"""Names of States as the Dutch pages of the Treaty Database write them, where they are not the English ones."""

from __future__ import annotations

from functools import cache

from . import names

_NAMES = """\
AFG Afghanistan
ALB Albanië
AND Andorra
ARE Verenigde Arabische Emiraten
ARG Argentinië
ARM Armenië
ATG Antigua en Barbuda
AUS Australië
AUT Oostenrijk
AZE Azerbeidzjan
BEL België
BGR Bulgarije
BHR Bahrein
BHS Bahama's
BIH Bosnië en Herzegovina|Bosnië-Herzegovina
BLR Belarus|Wit-Rusland
BOL Bolivia
BRA Brazilië
BRN Brunei
CAF Centraal-Afrikaanse Republiek
CHE Zwitserland
CHL Chili
CIV Ivoorkust|Côte d'Ivoire
CMR Kameroen
COD Democratische Republiek Congo|Congo, Democratische Republiek|Zaïre
COG Republiek Congo|Congo, Republiek|Congo
COK Cookeilanden|Cook-eilanden
COM Comoren
CPV Kaapverdië|Cabo Verde
CSK Tsjechoslowakije|Tsjecho-Slowakije
CUB Cuba
CZE Tsjechië|Tsjechische Republiek
DDR Duitse Democratische Republiek
DEU Duitsland
DNK Denemarken
DOM Dominicaanse Republiek
DZA Algerije
EGY Egypte
ESP Spanje
EST Estland
ETH Ethiopië
FIN Finland
FJI Fiji
FRA Frankrijk
FSM Micronesia
GBR Verenigd Koninkrijk
GEO Georgië
GNB Guinee-Bissau
GIN Guinee
GNQ Equatoriaal-Guinea
GRC Griekenland
HRV Kroatië
HTI Haïti
HUN Hongarije
IDN Indonesië
IND India
IRL Ierland
IRN Iran
IRQ Irak
ISL IJsland
ISR Israël
ITA Italië
JOR Jordanië
KAZ Kazachstan
KEN Kenia
KGZ Kirgistan|Kirgizië
KHM Cambodja
KNA Saint Kitts en Nevis|Sint Kitts en Nevis
KOR Zuid-Korea|Republiek Korea
KWT Koeweit
LAO Laos
LBN Libanon
LBY Libië
LCA Saint Lucia|Sint Lucia
LTU Litouwen
LUX Luxemburg
LVA Letland
MAR Marokko
MDA Moldavië
MDG Madagaskar
MDV Maldiven|Malediven
MHL Marshalleilanden|Marshall-eilanden
MKD Noord-Macedonië|Macedonië|voormalige Joegoslavische Republiek Macedonië
MLI Mali
MMR Myanmar
MNE Montenegro
MNG Mongolië
MOZ Mozambique
MRT Mauritanië
MYS Maleisië
NAM Namibië
NLD Nederlanden, het Koninkrijk der|Koninkrijk der Nederlanden|Nederland
NOR Noorwegen
NZL Nieuw-Zeeland
PHL Filipijnen|Filippijnen
PNG Papoea-Nieuw-Guinea
POL Polen
PRK Noord-Korea|Democratische Volksrepubliek Korea
PSE Palestina|Palestijnse Gebieden
ROU Roemenië
RUS Russische Federatie|Rusland
SAU Saudi-Arabië|Saoedi-Arabië
SDN Sudan|Soedan
SGP Singapore
SLB Salomonseilanden|Salomons-eilanden
SOM Somalië
SRB Servië
SCG Servië en Montenegro
SSD Zuid-Sudan|Zuid-Soedan
STP Sao Tomé en Principe
SUN Sovjet-Unie
SVK Slowakije|Slowaakse Republiek
SVN Slovenië
SWE Zweden
SWZ Eswatini|Swaziland
SYC Seychellen
SYR Syrië
TCD Tsjaad
TJK Tadzjikistan
TKM Turkmenistan
TLS Oost-Timor|Timor-Leste
TTO Trinidad en Tobago
TUN Tunesië
TUR Turkije
TZA Tanzania
UGA Uganda|Oeganda
UKR Oekraïne
USA Verenigde Staten van Amerika|Verenigde Staten
UZB Oezbekistan
VAT Heilige Stoel|Vaticaanstad
VCT Saint Vincent en de Grenadines|Sint Vincent en de Grenadines
VNM Vietnam
YEM Jemen
ZAF Zuid-Afrika
"""


@cache
def _known() -> dict[str, str]:
    return {names.fold(name): line[:3] for line in _NAMES.splitlines() for name in line[4:].split("|")}


def resolve(name: str) -> str:
    """The code of the State that a Dutch name means; an English name where it is none."""
    return _known().get(names.fold(name), "") or names.resolve(name)
