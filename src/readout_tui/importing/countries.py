"""Countries, with the nouns and adjectives by which offices and delegations name them.

A table of our own: the libraries at hand know territories' names but not their adjectives, and it is by
adjectives (`Russian Foreign Minister`, `the French delegation`) that pages mostly tell sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readout_tui.text import fold

# One country a line: nouns, the plainest first; then, after a bar, adjectives.
_TABLE = """
Afghanistan | Afghan
Albania | Albanian
Algeria | Algerian
Andorra | Andorran
Angola | Angolan
Argentina, Argentine Republic | Argentine, Argentinian
Armenia | Armenian
Australia | Australian
Austria | Austrian
Azerbaijan | Azerbaijani, Azeri
Bahamas | Bahamian
Bahrain | Bahraini
Bangladesh | Bangladeshi
Barbados | Barbadian
Belarus, Byelorussia | Belarusian, Byelorussian
Belgium | Belgian
Belize | Belizean
Benin | Beninese
Bhutan | Bhutanese
Bolivia | Bolivian
Bosnia and Herzegovina, Bosnia | Bosnian
Botswana | Botswanan
Brazil | Brazilian
Brunei | Bruneian
Bulgaria | Bulgarian
Burkina Faso | Burkinabe
Burundi | Burundian
Cabo Verde, Cape Verde | Cabo Verdean, Cape Verdean
Cambodia, Kampuchea | Cambodian
Cameroon | Cameroonian
Canada | Canadian
Central African Republic |
Chad | Chadian
Chile | Chilean
China, PRC | Chinese
Colombia | Colombian
Comoros | Comorian
Congo, DRC | Congolese
Costa Rica | Costa Rican
Côte d'Ivoire, Ivory Coast | Ivorian
Croatia | Croatian
Cuba | Cuban
Cyprus | Cypriot
Czech Republic, Czechia | Czech
Czechoslovakia | Czechoslovak
Denmark | Danish
Djibouti | Djiboutian
Dominican Republic | Dominican
Ecuador | Ecuadorian
Egypt | Egyptian
El Salvador | Salvadoran
Equatorial Guinea | Equatoguinean
Eritrea | Eritrean
Estonia | Estonian
Eswatini, Swaziland | Swazi
Ethiopia | Ethiopian
European Union, EU, European Commission, European Council |
Fiji | Fijian
Finland | Finnish
France, French Republic | French
Gabon | Gabonese
Gambia | Gambian
Georgia | Georgian
Germany, Federal Republic of Germany | German
Ghana | Ghanaian
Greece, Hellenic Republic | Greek, Hellenic
Grenada | Grenadian
Guatemala | Guatemalan
Guinea-Bissau | Bissau-Guinean
Guinea | Guinean
Guyana | Guyanese
Haiti | Haitian
Holy See, Vatican |
Honduras | Honduran
Hungary | Hungarian
Iceland | Icelandic
India | Indian
Indonesia | Indonesian
Iran | Iranian
Iraq | Iraqi
Ireland | Irish
Israel | Israeli
Italy, Italian Republic | Italian
Jamaica | Jamaican
Japan | Japanese
Jordan, Hashemite Kingdom | Jordanian
Kazakhstan | Kazakh, Kazakhstani
Kenya | Kenyan
Kosovo | Kosovar
Kuwait | Kuwaiti
Kyrgyzstan, Kyrgyz Republic, Kirghizia | Kyrgyz
Laos, Lao People's Democratic Republic | Laotian, Lao
Latvia | Latvian
Lebanon | Lebanese
Lesotho | Basotho
Liberia | Liberian
Libya | Libyan
Liechtenstein |
Lithuania | Lithuanian
Luxembourg | Luxembourgish
Madagascar | Malagasy
Malawi | Malawian
Malaysia | Malaysian
Maldives | Maldivian
Mali | Malian
Malta | Maltese
Marshall Islands | Marshallese
Mauritania | Mauritanian
Mauritius | Mauritian
Mexico, United Mexican States | Mexican
Micronesia | Micronesian
Moldova | Moldovan
Monaco | Monegasque
Mongolia, Mongolian People's Republic | Mongolian
Montenegro | Montenegrin
Morocco | Moroccan
Mozambique | Mozambican
Myanmar, Burma | Burmese
Namibia | Namibian
Nauru | Nauruan
Nepal | Nepali, Nepalese
Netherlands, Kingdom of the Netherlands | Dutch
New Zealand |
Nicaragua | Nicaraguan
Nigeria | Nigerian
Niger | Nigerien
North Korea, DPRK, Democratic People's Republic of Korea | North Korean
North Macedonia, Macedonia | Macedonian
Norway | Norwegian
Oman | Omani
Pakistan | Pakistani
Palau | Palauan
Palestine, Palestinian Authority | Palestinian
Panama | Panamanian
Papua New Guinea |
Paraguay | Paraguayan
Peru | Peruvian
Philippines | Philippine, Filipino
Poland | Polish
Portugal | Portuguese
Qatar | Qatari
Romania | Romanian
Russia, Russian Federation, Soviet Union, USSR | Russian, Soviet
Rwanda | Rwandan
Samoa | Samoan
San Marino |
Saudi Arabia, Kingdom of Saudi Arabia | Saudi, Saudi Arabian
Senegal | Senegalese
Serbia | Serbian
Seychelles | Seychellois
Sierra Leone | Sierra Leonean
Singapore | Singaporean
Slovakia, Slovak Republic | Slovak
Slovenia | Slovenian
Solomon Islands |
Somalia | Somali
South Africa | South African
South Korea, Republic of Korea, ROK | South Korean, Korean
South Sudan | South Sudanese
Spain | Spanish
Sri Lanka | Sri Lankan
Sudan | Sudanese
Suriname | Surinamese
Sweden | Swedish
Switzerland, Swiss Confederation | Swiss
Syria, Syrian Arab Republic | Syrian
Taiwan | Taiwanese
Tajikistan | Tajik
Tanzania | Tanzanian
Thailand | Thai
Timor-Leste, East Timor | Timorese
Togo | Togolese
Tonga | Tongan
Trinidad and Tobago | Trinidadian
Tunisia | Tunisian
Türkiye, Turkey | Turkish
Turkmenistan | Turkmen
Tuvalu | Tuvaluan
Uganda | Ugandan
Ukraine | Ukrainian
United Arab Emirates, UAE | Emirati
United Kingdom, UK, Great Britain, Britain | British
United Nations, UN |
United States of America, United States, USA, US, U.S. | American
Uruguay | Uruguayan
Uzbekistan | Uzbek
Vanuatu | Vanuatuan
Venezuela | Venezuelan
Vietnam, Viet Nam | Vietnamese
Yemen | Yemeni
Yugoslavia | Yugoslav
Zambia | Zambian
Zimbabwe | Zimbabwean
"""


# As offices name them in other languages, mostly in the genitive.
_ABROAD = """
Russia: России, Российской Федерации, Rusiya, Rusiyanın, Rusya, Rusia, Russlands, Russie
Azerbaijan: Азербайджана, Азербайджанской Республики, Azərbaycan, Azərbaycanın, Azerbaycan, Azerbaiyán
Armenia: Армении, Ermənistan, Ermenistan, Arménie
Belarus: Белоруссии, Беларуси, Belarusun, Bielorrusia
China: Китая, КНР, Çin, Çinin, Chine, Chinas
France: Франции, Fransa, Fransanın, Francia, Frankreichs
Georgia: Грузии, Gürcüstan, Gürcüstanın, Gürcistan, Géorgie
Germany: Германии, ФРГ, Almaniya, Almanya, Alemania, Allemagne, Deutschlands
India: Индии, Hindistan, Inde, Indiens
Iran: Ирана, İran, İranın, Irán
Israel: Израиля, İsrail
Italy: Италии, İtaliya, İtalya, Italia, Italie, Italiens
Japan: Японии, Yaponiya, Japonya, Japón, Japon, Japans
Kazakhstan: Казахстана, Qazaxıstan, Qazaxıstanın, Kazakistan
Kyrgyzstan: Киргизии, Кыргызстана, Qırğızıstan, Kırgızistan
Moldova: Молдавии, Молдовы, Moldovanın
Poland: Польши, Polşa, Polonya, Polonia, Pologne, Polens
Serbia: Сербии, Serbiya, Sırbistan
Spain: Испании, İspaniya, İspanya, España, Espagne, Spaniens
Tajikistan: Таджикистана, Tacikistan
Türkiye: Турции, Türkiyə, Türkiyənin, Türkiye’nin, Turquía, Turquie, der Türkei
Turkmenistan: Туркмении, Туркменистана, Türkmənistan
Ukraine: Украины, України, Ukrayna, Ukraynanın, Ucrania, der Ukraine
United Kingdom: Великобритании, Böyük Britaniya, Birleşik Krallık, Reino Unido, Royaume-Uni
United States of America: США, ABŞ, ABD, Estados Unidos, États-Unis
Uzbekistan: Узбекистана, Özbəkistan, Özbekistan
"""


@dataclass(frozen=True, slots=True)
class Country:
    """A country that a text names."""

    key: str
    """Its plainest English name, the same whichever word named it."""
    noun: str | None
    """The noun as the table writes it; None if an adjective named it."""
    start: int
    end: int


def _rows() -> list[tuple[list[str], list[str]]]:
    rows = []
    for line in _TABLE.strip().splitlines():
        nouns, _, adjectives = line.partition("|")
        rows.append(
            ([n.strip() for n in nouns.split(",")], [a.strip() for a in adjectives.split(",") if a.strip()])
        )
    return rows


_NOUNS = {fold(noun): (nouns[0], noun) for nouns, _ in _rows() for noun in nouns}
_ADJECTIVES = {fold(adjective): nouns[0] for nouns, adjectives in _rows() for adjective in adjectives}
_ADJECTIVES |= {
    fold(form.strip()): row.partition(":")[0]
    for row in _ABROAD.strip().splitlines()
    for form in row.partition(":")[2].split(",")
}
_CAPITALS_ONLY = frozenset(noun for noun in _NOUNS if len(noun) <= 3)
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(map(re.escape, sorted([*_NOUNS, *_ADJECTIVES], key=len, reverse=True)))
    + r")(?!\w)"
)

COUNTRY_WORDS = frozenset(
    name.split()[-1] for name in [*_NOUNS, *_ADJECTIVES] if name not in ("jordan", "georgia", "chad")
)
"""The folded last words of all countries' names and adjectives: where an office ends and a name begins."""


@lru_cache(1 << 12)
def countries_in(text: str) -> tuple[Country, ...]:
    """Return the countries that a text names, in order; `us` and the like count in capitals alone."""
    if not text.isascii():
        text = text.replace("’", "'")
    folded = fold(text)
    if len(folded) != len(text):
        # Positions would differ; without them only the countries matter.
        text = folded
    found = []
    for match in _PATTERN.finditer(folded):
        word = match.group()
        printed = text[match.start() : match.end()]
        if word in _CAPITALS_ONLY and not printed.isupper():
            continue
        key, noun = _NOUNS.get(word, (_ADJECTIVES.get(word, ""), None))
        found.append(Country(key, noun, match.start(), match.end()))
    return tuple(found)
