"""What columns mean is guessed from what they are called and how their values look."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring import amounts
from persona_studio.exchange import tables
from persona_studio.exchange.accounts import cells, columns, days, looks, words
from persona_studio.exchange.accounts.mapping import CELL, DOMAIN, ID, NAME, OUT, Mapping


def guessed(text: str) -> Mapping:
    table = tables.paste(text, known=columns.known)
    return days.settled(columns.guess(table.headers, table.sample), table)


def went(text: str) -> dict[str, str]:
    return {column.header: column.name or column.role for column in guessed(text).columns}


@pytest.mark.parametrize(
    ("header", "value", "where"),
    [
        ("Number of Employees", "12", "Employees"), ("NumberOfEmployees", "12", "Employees"), ("number_of_employees", "12", "Employees"),
        ("# of Employees", "51-200", "Employees"), ("Company Size", "51-200", "Employees"), ("Mitarbeiterzahl", "12", "Employees"),
        ("Anzahl der Mitarbeiter", "12", "Employees"), ("Número de empleados", "12", "Employees"), ("Nombre d'employés", "12", "Employees"),
        ("Effectif", "12", "Employees"), ("property_numberofemployees", "12", "Employees"), ("Total employees worldwide", "12", "Employees"),
        ("Annual Revenue", "$1,200", "Annual revenue"), ("AnnualRevenue", "5000", "Annual revenue"), ("Umsatz", "5000", "Annual revenue"),
        ("Ingresos anuales", "5000", "Annual revenue"), ("Chiffre d'affaires", "5000", "Annual revenue"), ("Revenue 2023", "5000", "Annual revenue"),
        ("BillingCountry", "Kenya", "Country"), ("Billing Address - Country", "Kenya", "Country"), ("País/región", "Kenia", "Country"), ("Land",
        "Kenia", "Country"),
        ("Billing State/Province", "TX", "Region"), ("Bundesland", "Bayern", "Region"), ("Ciudad", "Madrid", "City"), ("Ville", "Lyon", "City"),
        ("Billing Address - City", "Bonn", "City"), ("Primary Industry", "Retail", "Industry"), ("Branche", "Handel", "Industry"), ("Sector",
        "Retail", "Industry"),
        ("GICS Sector", "Energy", "Industry"), ("Year Founded", "1999", "Founded"), ("Gründungsjahr", "1999", "Founded"), ("Web Technologies",
        "AWS;SAP", "Technologies"),
        ("Growth_Rate", "4.2", "Growth"), ("Company Type", "Partner", "Type"), ("Lifecycle Stage", "Customer", "Lifecycle stage"),
        ("Headquarters", "Germany", "Country"), ("Headquarters location", "Bonn", "City"),
    ],
)  # fmt: skip
def test_headers_of_many_systems_and_languages(header: str, value: str, where: str) -> None:
    assert went(f"Company\t{header}\nAcme\t{value}\nBeta\t{value}\nGamma\t{value}")[header] == where


@pytest.mark.parametrize(
    "header",
    [
        "Account Name",
        "Company",
        "Firma",
        "Empresa",
        "Nom de l'entreprise",
        "Organization Name",
        "Nombre de la empresa",
        "Name",
        "Security",
        "Kunde",
        "Raison sociale",
    ],
)
def test_the_name_of_the_company(header: str) -> None:
    mapping = guessed(f"{header}\tCity\nAcme\tBonn\nBeta\tUlm")
    assert mapping.at(NAME) == 0


@pytest.mark.parametrize(
    "header",
    [
        "Account Owner", "Company owner", "Phone", "Phone Number", "Teléfono", "Telefonnummer", "E-Mail", "Email Address", "Created By",
        "Last Modified By", "First Name",
        "Apellidos", "Mobile", "Propietario del contacto", "sales_agent", "Account Manager", "Contact Name", "Ansprechpartner", "CEO",
        "Número de teléfono", "Numéro de téléphone", "Fax",
        "OwnerId", "Zuständiger Mitarbeiter",
    ],
)  # fmt: skip
def test_what_is_about_persons_is_left_out(header: str) -> None:
    assert went(f"Company\t{header}\nAcme\tx\nBeta\ty")[header] == OUT


def test_the_decimals_of_a_column_that_does_not_tell_are_those_of_the_others() -> None:
    mapping = guessed("Firma\tAnzahl der Mitarbeiter\tJahresumsatz\tGewinn\nAcme\t120\t1.234,50\t9.500\nBeta\t1.200\t2.000,00\t7.100")
    assert [mapping.column(header).decimal for header in ("Anzahl der Mitarbeiter", "Jahresumsatz", "Gewinn")] == [",", ",", ","]
    english = guessed("Company\tEmployees\tRevenue\tRatio\nAcme\t1,200\t1,234.50\t1.125\nBeta\t90\t2,000.25\t2.250")
    assert [column.decimal for column in english.columns[1:]] == [".", ".", "."]


def test_people_are_counted_in_whole_numbers() -> None:
    assert guessed("Company\tEmployees\nAcme\t1.200\nBeta\t15").column("Employees").decimal == ","
    assert guessed("Company\tEmployees\tGrowth\nAcme\t1,200\t1,5\nBeta\t15\t2,5").column("Employees").decimal == "."


def test_the_address_of_a_record_in_the_system_is_no_domain() -> None:
    rows = "\n".join(f"Company {n}\thttps://acme.zendesk.com/api/v2/organizations/{n}.json" for n in range(9))
    assert guessed(f"name\turl\n{rows}").at(DOMAIN) is None


def test_a_column_that_is_mostly_empty_is_no_name() -> None:
    rows = "".join(f"{n}\t{'Some words' if n == 3 else ''}\n" for n in range(20))
    assert guessed(f"Answer\tOther (please specify)\n{rows}").needs_name


def test_the_usual_name_goes_before_the_legal_one() -> None:
    assert guessed("name\tlegal_name\nAcme\tAcme Holdings Inc\nBeta\tBeta Ltd").at(NAME) == 0


def test_addresses_of_mail_are_left_out_whatever_their_column_is_called() -> None:
    mapping = guessed("Company\tReached at\nAcme\ta@acme.com\nBeta\tb@beta.de")
    assert mapping.column("Reached at").personal


@pytest.mark.parametrize("header", ["Number of Associated Contacts", "Number of sales emails opened"])
def test_what_counts_is_about_nobody(header: str) -> None:
    assert went(f"Company\t{header}\nAcme\t3\nBeta\t4")[header] == header


def test_ids_of_lookups_are_left_out() -> None:
    found = went(
        "Record Id\tAccount Owner.id\tAccount Owner\tAccount Name\n"
        "zcrm_4876876000000111\tzcrm_4876876000900122\tJo\tAcme\nzcrm_4876876000000112\tzcrm_4876876000900122\tJo\tBeta"
    )
    assert found == {"Record Id": ID, "Account Owner.id": OUT, "Account Owner": OUT, "Account Name": NAME}


def test_a_personal_column_that_is_ticked_is_a_cell() -> None:
    mapping = guessed("Company\tOwner\nAcme\tJo").put("Owner", CELL)
    assert (mapping.column("Owner").role, mapping.column("Owner").name, mapping.column("Owner").personal) == (CELL, "Owner", True)


def test_the_better_header_has_the_column_the_other_keeps_its_own() -> None:
    found = went("Company\tSector\tIndustry\nAcme\tRetail\tShoes\nBeta\tRetail\tBooks")
    assert (found["Industry"], found["Sector"]) == ("Industry", "Sector")


def test_words_where_amounts_belong_keep_their_header() -> None:
    assert went("Company\tCompany size\nAcme\tlarge\nBeta\tsmall")["Company size"] == "Company size"


def test_a_column_of_our_name_that_holds_something_else_is_not_ours_twice() -> None:
    mapping = guessed("Company\tRevenue\tAnnual revenue\nAcme\t5\t6\nBeta\t7\t8")
    names = [column.name for column in mapping.columns if column.role == CELL]
    assert len(names) == len(set(names))


def test_an_id_that_is_not_unique_is_none() -> None:
    assert went("Company\tId\nAcme\t1\nBeta\t1")["Id"] == "Id"


def test_in_a_list_of_deals_the_name_and_id_are_those_of_the_deal() -> None:
    text = (
        "Record ID\tDeal Name\tDeal Stage\tAssociated Company IDs (Primary)\tAssociated Company (Primary)\n"
        "1\tBig one\tWon\t77\tAcme\n2\tSmall one\tLost\t77\tAcme"
    )
    mapping = guessed(text)
    assert mapping.rows == "deal"
    assert mapping.notes
    assert went(text) == {
        "Record ID": "Record ID", "Deal Name": "Deal Name", "Deal Stage": "Deal Stage",
        "Associated Company IDs (Primary)": ID, "Associated Company (Primary)": NAME,
    }  # fmt: skip


def test_people_of_a_company_are_no_companies() -> None:
    mapping = guessed("Record ID\tFirst Name\tLast Name\tCompany name\n1\tJo\tDoe\tAcme")
    assert (mapping.rows, mapping.at(NAME), mapping.at(ID)) == ("contact", 3, None)


def test_the_look_tells_where_no_header_does() -> None:
    text = "\n".join(["Thing\tWhere\tMuch", *(f"Maker {n} of things\thttps://www.maker{n}.com/x\t{n}" for n in range(9))])
    mapping = guessed(text)
    assert mapping.at(DOMAIN) == 1
    names = "\n".join(["Thing\tMuch", *(f"Maker {word}\t1" for word in "abcdef")])
    assert guessed(names).at(NAME) == 0
    assert guessed(names).notes


def test_a_list_that_names_nobody_needs_a_name() -> None:
    mapping = guessed("Employees\tRevenue\n5\t6\n7\t8")
    assert mapping.needs_name
    assert not mapping.put("Revenue", NAME).needs_name


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("Revenue (M)", 10**6), ("Revenue ($M)", 10**6), ("Umsatz in Mio. EUR", 10**6), ("Revenue in millions", 10**6),
        ("Revenue (USD thousands)", 1000),
        ("Annual Revenue (EUR)", 1), ("Sales volume ($000s)", 1000), ("Revenue USD bn", 10**9), ("Umsatz (TEUR)", 1000), ("revenue_usd_m",
        10**6), ("Revenue (2023)", 1),
    ],
)  # fmt: skip
def test_the_unit_in_a_header(header: str, factor: int) -> None:
    mapping = guessed(f"Company\t{header}\nAcme\t500000\nBeta\t7.5")
    assert (mapping.columns[1].name, mapping.columns[1].factor) == ("Annual revenue", Decimal(factor))


def test_revenue_in_millions_is_told_by_the_employees() -> None:
    rows = "\n".join(f"C{n}\t{n}00.5\t{n}000" for n in range(1, 9))
    mapping = guessed(f"Company\tRevenue\tEmployees\n{rows}")
    assert mapping.columns[1].factor == 10**6
    assert mapping.notes


def test_commas_as_decimals_are_seen() -> None:
    mapping = guessed("Firma\tUmsatz\nAcme\t1.234,5\nBeta\t99,25")
    assert (mapping.columns[1].name, mapping.columns[1].decimal) == ("Annual revenue", ",")


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["2024-03-31", "2024-01-02"], "ymd"), (["3/31/2024", "1/2/2024"], "mdy"), (["31/3/2024", "1/2/2024"], "dmy"), (["1.2.2024",
        "3.4.2024"], "dmy"),
        (["1/2/2024", "3/4/2024"], "?"), (["12", "15"], ""), (["Bonn"], ""), ([], ""), (["02/03/24 08:55 PM", "02/23/26"], "mdy"),
    ],
)  # fmt: skip
def test_the_order_of_day_and_month(values: list[str], order: str) -> None:
    assert days.order(values) == order


def test_a_day_far_below_tells_the_order_for_all() -> None:
    rows = "\n".join(f"C{n}\t1/2/2024" for n in range(700))
    mapping = guessed(f"Company\tCreated\n{rows}\nLast\t25/2/2024")
    assert mapping.columns[1].dates == "dmy"
    assert not mapping.notes


def test_days_that_nobody_can_tell_stay_and_are_said() -> None:
    mapping = guessed("Company\tCreated\nAcme\t1/2/2024\nBeta\t3/4/2024")
    assert cells.writer(mapping.columns[1])("1/2/2024") == "1/2/2024"
    assert any("Created" in note for note in mapping.notes)


@pytest.mark.parametrize(
    ("value", "style", "iso"),
    [("3/31/2024 5:19 PM", "mdy", "2024-03-31 5:19 PM"), ("31.3.24", "dmy", "2024-03-31"), ("31/2/2024", "dmy", None), ("x", "dmy", None)],
)
def test_days_become_iso(value: str, style: str, iso: str | None) -> None:
    assert days.iso(value, style) == iso


@pytest.mark.parametrize(
    ("value", "decimal", "factor", "written"),
    [
        ("1.234,5", ",", 1, "1234.5"), ("1.234,5 €", ",", 1, "1234.5"), ("500343.0", ".", 10**6, "500343000000"), ("51-200", ".",
        1000, "51000-200000"), ("500+", ".", 1000, "500000+"),
        ("<10", ".", 1000, "<=10000"), ("-5", ".", 10**6, "-5000000"), ("unlisted", ".", 10**6, "unlisted"), ("1.2M", ".", 10**6, "1200000"),
        ("0,50", ",", 1, "0.5"),
    ],
)  # fmt: skip
def test_amounts_are_written_in_one_way(value: str, decimal: str, factor: int, written: str) -> None:
    assert cells.amount(value, decimal, Decimal(factor)) == written


@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(0, 10**9, places=2), st.sampled_from([1, 1000, 10**6]))
def test_an_amount_that_was_written_is_the_same_amount(start: Decimal, more: Decimal, factor: int) -> None:
    for text in (f"{start}", f"{start} to {start + more}", f"{abs(start)}+", f"<{abs(start)}"):
        found = amounts.read(text.replace(".", ","), ",")
        again = amounts.read(cells.amount(text.replace(".", ","), ",", Decimal(factor)))
        assert found is not None
        assert again is not None
        assert (again.low, again.high) == tuple(None if end is None else end * factor for end in (found.low, found.high))


@pytest.mark.parametrize(
    ("value", "domain"),
    [
        ("https://www.acme.com/x?y=1", "acme.com"), ("http://Acme.co.uk", "acme.co.uk"), ("acme.com", "acme.com"), ("www.acme-x.de/",
        "acme-x.de"), ("acme.com:8080", "acme.com"),
        ("https://müller.de", "müller.de"), ("jo@acme.com", ""), ("Acme Inc.", ""), ("12.5", ""), ("1.234.567", ""), ("", ""),
        ("https://user@acme.com/", "acme.com"),
    ],
)  # fmt: skip
def test_the_domain_of_an_address(value: str, domain: str) -> None:
    assert looks.domain(value) == domain


def test_a_mapping_is_remembered_by_header() -> None:
    text = "Company\tOwner\tSize\nAcme\tJo\t5"
    chosen = guessed(text).put("Owner", CELL).put("Size", OUT)
    again = guessed(text).remembered(chosen.dump())
    assert [(c.role, c.name) for c in again.columns] == [(c.role, c.name) for c in chosen.columns]


@pytest.mark.parametrize("body", [None, {}, {"columns": 5}, {"columns": {"Company": 7}}, {"columns": {"Company": {"role": "king"}}}])
def test_what_is_not_sound_in_a_remembered_mapping_is_guessed_anew(body: dict[str, object] | None) -> None:
    mapping = guessed("Company\tSize\nAcme\t5")
    assert mapping.remembered(body) == mapping


def test_a_role_that_is_taken_is_given_up() -> None:
    mapping = guessed("Company\tBrand\nAcme\tZip").put("Brand", NAME)
    assert [(c.role, c.name) for c in mapping.columns] == [(CELL, "Company"), (NAME, "")]


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=8, unique=True), st.lists(st.lists(st.text(max_size=12), min_size=8, max_size=8), max_size=5)
)
def test_any_table_has_a_mapping(headers: list[str], rows: list[list[str]]) -> None:
    mapping = columns.guess(headers, rows)
    assert [column.header for column in mapping.columns] == headers
    for role in (NAME, ID, DOMAIN):
        assert sum(column.role == role for column in mapping.columns) <= 1


def test_the_words_are_told_apart(tmp_path: Path) -> None:
    said = words.vocabulary()
    assert set(columns.COLUMNS) >= {
        "Industry",
        "Employees",
        "Annual revenue",
        "Country",
        "Region",
        "City",
        "Founded",
        "Technologies",
        "Growth",
        "Type",
        "Rating",
    }
    seen = [key for ranks in said.columns.values() for key in ranks]
    assert len(seen) == len(set(seen)), sorted({key for key in seen if seen.count(key) > 1})
