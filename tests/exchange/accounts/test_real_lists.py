"""Lists that the usual systems write map with no hand on them; every row is an account, a further row of one, or refused with a reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from persona_studio.exchange import tables
from persona_studio.exchange.accounts import columns
from persona_studio.exchange.accounts.days import settled
from persona_studio.exchange.accounts.incoming import apply
from persona_studio.exchange.accounts.mapping import CELL, DOMAIN, ID, NAME, Mapping
from persona_studio.exchange.accounts.merging import Merged, Merging

FOLDER = Path(__file__).parents[3].parent / "shared" / "exports"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real exports are not on this machine")

# File: rows; accounts, further rows of them, refused rows; header of name, id, domain; column of an account: header of the file.
Expected = tuple[int, tuple[int, int, int], tuple[str, str, str], dict[str, str]]
LISTS: dict[str, Expected] = {
    "hubspot/derived/hubspot-crm-exports-all-companies-DERIVED.csv": (
        86, (85, 0, 1), ("Company name", "Record ID", ""),
        {"Industry": "Industry", "Employees": "Number of Employees", "Annual revenue": "Annual Revenue", "Country": "Country/Region",
        "Founded": "Year Founded"},
    ),
    "hubspot/import-shape-dummy/hubspot_companies.csv": (
        200, (200, 0, 0), ("Company Name", "Company ID", "Company Domain Name"),
        {"Industry": "Industry", "Employees": "Number of Employees", "Annual revenue": "Annual Revenue", "Country": "Country",
        "Region": "State/Region"},
    ),
    "hubspot/warehouse-shape/company_data.csv": (
        24, (24, 0, 0), ("property_name", "id", ""),
        {"Industry": "property_industry", "Annual revenue": "property_annualrevenue", "Country": "property_country", "Region": "property_state"},
    ),
    "salesforce/derived/report1771904076321-accounts-DERIVED.csv": (
        18, (18, 0, 0), ("Account Name", "Account ID", ""),
        {"Industry": "Industry", "Employees": "Employees", "Annual revenue": "Annual Revenue", "Region": "Billing State/Province",
        "Type": "Type", "Rating": "Rating"},
    ),
    "salesforce/object-export/Account.csv": (
        18, (18, 0, 0), ("Name", "Id", ""),
        {"Industry": "Industry", "Employees": "NumberOfEmployees", "Annual revenue": "AnnualRevenue", "Region": "BillingState",
        "City": "BillingCity"},
    ),
    "zoho/derived/Accounts_001-DERIVED.csv": (
        85, (85, 0, 0), ("Account Name", "Record Id", "Website"),
        {"Industry": "Industry", "Employees": "Employees", "Annual revenue": "Annual Revenue", "Country": "Billing Country", "Type": "Account Type"},
    ),
    "crm_sales_opportunities/accounts.csv": (
        85, (85, 0, 0), ("account", "", ""),
        {"Industry": "sector", "Employees": "employees", "Annual revenue": "revenue", "Country": "office_location", "Founded": "year_established"},
    ),
    "crm_sales_opportunities/sales_pipeline.csv": (8800, (85, 7290, 1425), ("account", "", ""), {}),
    "companies/inc5000-2014.csv": (
        5001, (5001, 0, 0), ("Name", "", ""),
        {"Industry": "Industry", "Employees": "Employees", "Annual revenue": "Revenue", "Growth": "Growth_Rate", "City": "City", "Region": "State"},
    ),
    "companies/fortune1000-2017.csv": (
        1000, (1000, 0, 0), ("Company", "", ""), {"Industry": "Industry", "Employees": "Employees", "Annual revenue": "Revenue (M)",
        "Region": "State"},
    ),
    "companies/sp500-constituents.csv": (503, (503, 0, 0), ("Security", "", ""), {"Industry": "GICS Sector", "Founded": "Founded"}),
}  # fmt: skip


def read(file: str) -> tuple[tables.Table, Mapping]:
    table = tables.open(FOLDER / file, known=columns.known)
    return table, settled(columns.guess(table.headers, table.sample), table)


def taken(file: str) -> tuple[Merging, int]:
    table, mapping = read(file)
    merging, count = Merging(()), 0
    for count, one in enumerate(apply(mapping, table), 1):  # noqa: B007 - counted
        merging.take(one)
    return merging, count


def account(file: str, name: str) -> Merged:
    return next(one for one in taken(file)[0].written() if one.name == name)


@pytest.mark.parametrize("file", LISTS)
def test_it_maps_with_no_hand_on_it(file: str) -> None:
    _rows, _went, roles, cells = LISTS[file]
    _table, mapping = read(file)
    assert tuple(mapping.columns[at].header if (at := mapping.at(role)) is not None else "" for role in (NAME, ID, DOMAIN)) == roles
    assert {name: column.header for name in cells if (column := mapping.to(name))} == cells
    assert not mapping.needs_name


@pytest.mark.parametrize("file", LISTS)
def test_no_row_is_lost_or_invented(file: str) -> None:
    rows, went, _roles, _cells = LISTS[file]
    merging, count = taken(file)
    assert count == rows
    assert (merging.new, merging.duplicates, len(merging.refused)) == went
    assert all(one.reason for one in merging.refused)


@pytest.mark.parametrize("file", LISTS)
def test_nothing_about_persons_comes_in(file: str) -> None:
    _table, mapping = read(file)
    kept = {f"{column.header.lower()} " for column in mapping.columns if column.role == CELL}
    assert not [header for header in kept if any(word in header for word in ("owner ", "phone", "mail", "agent", "created by", "modified by"))]


def test_units_and_money() -> None:
    assert account("companies/fortune1000-2017.csv", "Walmart").cells["Annual revenue"] == "500343000000"
    assert account("crm_sales_opportunities/accounts.csv", "Acme Corporation").cells["Annual revenue"] == "1100040000"
    assert account("companies/inc5000-2014.csv", "Fuhu").cells["Annual revenue"] == "117900000.0"
    assert account("salesforce/derived/report1771904076321-accounts-DERIVED.csv", "Edge Communications").cells["Annual revenue"] == "$139,000,000"
    assert read("companies/inc5000-2014.csv")[1].column("Revenue").factor == Decimal(1)


def test_what_a_list_does_not_have_is_unknown() -> None:
    cells = account("companies/sp500-constituents.csv", "AbbVie").cells
    assert cells["Founded"] == "2013 (1888)"
    assert not {"Employees", "Annual revenue"} & set(cells)
    blank = [one for one in taken("companies/inc5000-2014.csv")[0].written() if "Employees" not in one.cells]
    assert len(blank) == 12


def test_days_of_the_united_states() -> None:
    assert read("salesforce/derived/report1771904076321-accounts-DERIVED.csv")[1].column("Last Modified Date").dates == "mdy"
    assert account("crm_sales_opportunities/sales_pipeline.csv", "Cancity").cells["close_date"] == "2017-12-24"


@pytest.mark.parametrize(
    "file", ["hubspot/hubspot-crm-exports-all-customers-2025-04-08.csv", "salesforce/object-export/Opportunity.csv", "b2c/telco-customer-churn.csv"]
)
def test_a_list_that_names_no_company_says_so(file: str) -> None:
    assert read(file)[1].needs_name


def test_tables_beside_each_other_are_told() -> None:
    assert any("several tables" in note for note in read("crm_sales_opportunities/data_dictionary.csv")[0].notes)
