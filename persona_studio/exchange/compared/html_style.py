"""How the page of a comparison looks: on a screen in light and dark, and printed."""

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #14181f; --quiet: #545b66; --line: #c9ced6; --band: #eef1f5; --sign: #2f5d8a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15181d; --ink: #e8eaee; --quiet: #a8afba; --line: #3b424d; --band: #20252d; --sign: #8fb8e0; }
}
* { box-sizing: border-box; }
body { margin: 2rem; font: 1rem/1.45 "Noto Sans", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { margin: 0 0 .5rem; font: 600 1.9rem/1.2 "Noto Serif", Georgia, serif; }
header ul { margin: 0 0 1.5rem; padding-inline-start: 1.2rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
col.question { width: 13rem; }
th, td { padding: .5rem .75rem; text-align: start; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: var(--paper); border-bottom: 2px solid var(--ink); }
thead span { display: block; color: var(--quiet); font-size: .85rem; }
thead .name { color: var(--ink); font: 600 1.15rem/1.25 "Noto Serif", Georgia, serif; }
thead .when { color: var(--sign); font-weight: 600; }
thead .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
tr { border-bottom: 1px solid var(--line); }
.section th { background: var(--band); font-weight: 600; }
th[scope=row] { color: var(--ink); font-weight: 600; }
small { display: block; color: var(--quiet); font-size: .85rem; font-weight: 400; }
td { border-inline-start: 3px solid transparent; }
td.same { border-inline-start: 3px solid var(--line); }
td.partly { border-inline-start: 3px double var(--sign); }
td.different, td.alone { border-inline-start: 3px solid var(--sign); }
td.missing, td.blank { color: var(--quiet); font-style: italic; }
td ul, td ol { margin: 0; padding-inline-start: 1.2rem; }
td ul { list-style: none; padding-inline-start: 0; }
li + li { margin-top: .3rem; }
.value { white-space: pre-line; unicode-bidi: isolate; }
.ground { color: var(--quiet); }
footer { margin-top: 1.5rem; color: var(--quiet); font-size: .85rem; }
@media print {
  @page { size: A3 landscape; margin: 12mm; }
  :root { --paper: #fff; --ink: #000; --quiet: #333; --line: #888; --band: #eee; --sign: #1d3f60; color-scheme: light; }
  body { margin: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  thead th { position: static; }
  .section { break-after: avoid; }
  li, p { orphans: 2; widows: 2; }
}
"""
