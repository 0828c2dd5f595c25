"""The words by which lists of companies call their columns, in English, Spanish, German and French and in the fields of the usual systems.

They are compared as `key` makes them: without case, accents and signs. The order within a role is its rank: the first that is there has it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

AMOUNT, TEXT = "amount", "text"

NAMES = """
    company name; account name; organization name; organisation name; company; account; organization; organisation; business name; firm name; legal name;
    associated company primary; associated company; company account; employer; firm; business; client; client name; customer; customer name; security; issuer;
    issuer name; vendor; entity name; trading name; brand; nombre de la empresa; nombre de empresa; empresa; razón social; nombre de la cuenta; cuenta; cliente;
    firmenname; firma; unternehmen; unternehmensname; name des unternehmens; name der firma; kunde; kundenname; accountname; organisationsname; nom de l'entreprise;
    nom de la société; entreprise; société; raison sociale; nom du compte; compte; client nom; nombre; nom; name; account full name; display name; company full name
"""
IDS = """
    record id; company id; account id; organization id; organisation id; id de registro; id de la empresa; id de empresa; datensatz id; datensatznummer;
    unternehmens id; firmen id; id de l'enregistrement; id d'enregistrement; id de l'entreprise; account number; company number; customer id; customer number;
    client id; kundennummer; kunden id; kundennr; número de cliente; numéro client; numéro de client; crm id; hubspot id; salesforce id; external id; lei;
    company registration number; siren; uuid; guid; id
"""
LINKED_IDS = "associated company ids primary; associated company id primary; account id; company id; account name id; company name id; associated company ids; associated company id"
DOMAINS = """
    company domain name; company domain; domain name; domain; primary domain; website domain; associated company domain; nombre de dominio de la empresa; dominio;
    name der unternehmensdomain; unternehmensdomain; nom de domaine de l'entreprise; nom de domaine; domaine; website; website url; company website; company url; web site;
    homepage; homepage url; url; web; sitio web; url del sitio web; página web; webseite; internetseite; site web; url du site web; site internet
"""

# What an account's columns are called here, how their values look, and what lists call them.
COLUMNS: dict[str, tuple[str, str]] = {
    "Industry": (TEXT, """industry; primary industry; industry name; sector; gics sector; industry sector; industry group; branche; branchen; industrie; wirtschaftszweig;
        industria; giro; secteur; secteur d'activité; activité; vertical; company industry; sic description; category list; sector industrial"""),
    "Employees": (AMOUNT, """number of employees; employees; employee count; num employees; no of employees; employees count; total employees; headcount; head count; company size;
        employee range; employees range; number employees; staff; size; company headcount; workforce; full time employees; fte; ftes; número de empleados; empleados; plantilla;
        tamaño de la empresa; anzahl der mitarbeiter; anzahl mitarbeiter; mitarbeiterzahl; mitarbeiteranzahl; mitarbeiter; beschäftigte; unternehmensgröße;
        nombre d'employés; nombre de salariés; effectif; effectifs; salariés; employés; taille de l'entreprise; employee size; size range; employees total; numero employees"""),
    "Annual revenue": (AMOUNT, """annual revenue; revenue; annual revenues; yearly revenue; total revenue; revenues; turnover; annual turnover; sales volume; annual sales; revenue range;
        estimated revenue; estimated annual revenue; ingresos anuales; ingresos; facturación; facturación anual; ventas anuales; jahresumsatz; umsatz; umsatzerlöse; chiffre d'affaires;
        chiffre d'affaires annuel; ca annuel; revenu annuel; revenus annuels; annual recurring revenue; net revenue"""),
    "Country": (TEXT, """country; country region; billing country; country name; company country; hq country; country code; mailing country; shipping country; billing address country; headquarters country;
        billing country code; billing country region; país; país región; país de facturación; land; land region; rechnungsland; staat; pays; pays région; pays de facturation; nation;
        office location; company location country; country territory"""),
    "Region": (TEXT, """region; state; state region; billing state; billing state province; state province; province; billing address state; company state; hq state; shipping state; mailing state; hq region;
        state or province; federal state; estado; estado región; provincia; bundesland; bundesland region; kanton; région; département; county; billing region; territory; sales region"""),
    "City": (TEXT, """city; billing city; company city; hq city; headquarters city; town; billing address city; shipping city; mailing city; headquarters; headquarters location; hq location;
        location; ciudad; población; localidad; stadt; ort; sitz; firmensitz; hauptsitz; ville; localité; siège; locality"""),
    "Founded": (AMOUNT, """year founded; founded year; founded; year established; founding year; founded in; year of foundation; established; established year; founding date; founded on;
        founded date; date founded; year started; incorporation date; incorporated; año de fundación; fundada; gründungsjahr; gegründet; gründung; année de création; année de fondation; fondée en; date de création de l'entreprise"""),
    "Growth": (AMOUNT, """growth; growth rate; revenue growth; annual growth; annual growth rate; yoy growth; growth percent; employee growth; headcount growth; crecimiento; wachstum;
        umsatzwachstum; wachstumsrate; croissance; taux de croissance; three year growth; 3 year growth"""),
    "Technologies": (TEXT, """technologies; web technologies; technology; tech stack; technology stack; technologies used; tools; software used; tech; tecnologías; tecnología; tecnologías web;
        technologien; technologie; webtechnologien; eingesetzte software; technologies web; stack; technology names"""),
    "Type": (TEXT, "type; account type; company type; customer type; organization type; tipo; tipo de cuenta; tipo de empresa; typ; accounttyp; unternehmenstyp; kundentyp; type de compte; type d'entreprise; kind"),
    "Rating": (TEXT, "rating; account rating; lead rating; calificación; valoración; bewertung; évaluation; account tier; customer rating"),
    "Lifecycle stage": (TEXT, "lifecycle stage; life cycle stage; etapa del ciclo de vida; lifecycle phase; lebenszyklusphase; lifecyclephase; phase du cycle de vie; customer stage"),
    "Lead status": (TEXT, "lead status; estado del lead; leadstatus; statut du lead; hs lead status"),
    "Parent company": (TEXT, "parent company; parent account; parent; subsidiary of; parent organization; ultimate parent; empresa matriz; cuenta principal; muttergesellschaft; übergeordnetes unternehmen; konzern; société mère; compte parent"),
    "Ownership": (TEXT, "ownership; ownership type; public or private; is public; propiedad; eigentumsform; rechtsform; forme juridique; legal form"),
    "Funding": (AMOUNT, "funding; total funding; total money raised; total raised; funding total usd; total funding amount; financiación; finanzierung; financement; funding total"),
    "Description": (TEXT, "description; company description; about us; about; short description; descripción; beschreibung; firmenbeschreibung; description de l'entreprise"),
}  # fmt: skip

DEALS = "deal name; deal stage; deal id; opportunity id; opportunity name; stage name; opportunity stage; nombre del negocio; etapa del negocio; deal name es; dealname; nom de la transaction; opportunity"
TICKETS = "ticket id; ticket name; ticket subject; ticket status; ticket number; case number; caso; requester"
FIRST, LAST = "first name; vorname; prénom; nombre; firstname; given name", "last name; nachname; nom; apellidos; apellido; surname; family name; lastname; nom de famille"

# Words in a header that make it a person's: anywhere in it, or as the whole of it.
PERSONAL = """
    owner; phone; telephone; mobile; fax; email; mail; propietario; propietaria; teléfono; móvil; correo; telefon; telefonnummer; mobiltelefon; handy; ansprechpartner; zuständig; besitzer;
    propriétaire; téléphone; courriel; salutation; anrede; birthday; birthdate; geburtstag; gender; passport; ssn; ip
"""
PERSONAL_WHOLE = f"""
    {FIRST}; {LAST}; full name; contact; contact name; primary contact; main contact; contact person; contacts; associated contact; associated contacts; associated contact primary; kontakt; kontaktperson;
    contacto; persona de contacto; interlocuteur; personne de contact; created by; modified by; last modified by; updated by; created by user; updated by user; created by user id;
    updated by user id; creado por; modificado por; erstellt von; geändert von; créé par; modifié par; sales agent; sales rep; sales representative; salesperson; account manager; account executive;
    account rep; rep; manager; assigned to; assignee; agent; csm; customer success manager; verantwortlicher; vertriebsmitarbeiter; kundenbetreuer; comercial; vendedor; commercial;
    contact email address; ceo; ceo name; founder; founders; president; managing director; geschäftsführer; director general; dirigeant; associated note; associated notes; associated email; associated emails;
    associated call; associated meeting; associated task; eigentümer; zuständiger mitarbeiter; betreuer; besitzer des unternehmens; user responsible
"""
TECHNICAL_WHOLE = """
    isdeleted; deleted; systemmodstamp; fivetran synced; fivetran deleted; portal id; last viewed date; last referenced date; lastvieweddate; lastreferenceddate; photo url; jigsaw; jigsaw company id;
    locked; parent id; owner id; master record id; record type id; created by id; last modified by id; billing latitude; billing longitude; billing geocode accuracy; shipping latitude; shipping longitude;
    latitude; longitude; object last modified date; object create date; object createdate; merged object ids; hs object id; user ids of all owners; associated contact ids; associated deal ids; associated note ids;
    associated company ids; associated ticket ids; record source detail 1; updated at by; deal pipeline id; owneridstring; layout
"""
_CAMEL = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])")
_PREFIX = re.compile(r"^property[ _]+(hs[ _]+)?", re.IGNORECASE)


@cache
def tokens(header: str) -> tuple[str, ...]:
    """The words of a header: NumberOfEmployees, number_of_employees and “Number of employees” are the same."""
    bare = _PREFIX.sub("", header.strip())
    if not bare.isupper():
        bare = _CAMEL.sub(" ", bare)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", bare.lower()) if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W_]+", plain.removesuffix("__c").replace("ß", "ss")))


@cache
def key(header: str) -> str:
    """By which headers are compared."""
    return "".join(tokens(header))


@cache
def ranked(words: str) -> dict[str, int]:
    """The keys of a list of words, each with its rank, 0 for the first."""
    return {k: at for at, k in reversed(list(enumerate(key(word) for word in words.split(";"))))}


@cache
def loose(words: str) -> frozenset[str]:
    """Single words of a list."""
    return frozenset(token for word in words.split(";") for token in tokens(word))


@cache
def known(header: str) -> bool:
    """Whether a header is one that lists of companies have."""
    k = key(header)
    groups = (NAMES, IDS, DOMAINS, PERSONAL_WHOLE, *(words for _kind, words in COLUMNS.values()))
    return bool(k) and any(k in ranked(group) for group in groups)
