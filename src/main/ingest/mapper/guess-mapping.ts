import type { MappedAction, MappedField, Mapping } from '#contract/schemas/mapping.ts'
import { headerCell } from '../cells/header-cell.ts'

/** What columns are called in exports, in the languages brokers write; tried in this order, each column taken once. */
const NAMES: readonly (readonly [MappedField, readonly RegExp[]])[] = [
  [
    'date',
    [
      /^(?:trade|transaction|activity|run|exec(?:ution)?) ?date$/,
      /^(?:date|datum|data|fecha|dato|päivä|handelsdag|affärsdag|buchungstag|date d.op[ée]ration|t\/d)$/,
      /date|datum/,
    ],
  ],
  ['time', [/^(?:(?:exec(?:ution)? )?time|uhrzeit|heure|hora|tijd|tid)$/]],
  ['settle', [/settle|valuta ?dat|likvid|s\/d/]],
  ['account', [/^(?:account|account (?:number|no\.?|name)|konto|kontonummer|depot|compte|cuenta|conto|rekening)$/]],
  [
    'action',
    [
      /^(?:action|side|type|activity ?type|transaction ?type|trans(?:action)? ?code|typ av transaktion|typ|art|vorgang|buy\/sell|b\/s|omschrijving|operation|operazione|tipo|transaktionstyp)$/,
      /action|transaction type|type/,
    ],
  ],
  ['symbol', [/^(?:symbol|ticker|instrument|security symbol|epic|s[ií]mbolo)$/, /symbol|ticker/, /^isin(?: code)?$/, /^cusip$/]],
  [
    'description',
    [
      /^(?:description|name|security|company|security name|instrument name|värdepapper(?:\/beskrivning)?|wertpapier|produkt|product|titel|libell[ée])$/,
      /descri|beskriv|bezeichnung/,
    ],
  ],
  ['quantity', [/^(?:quantity|qty|shares|units|antal|anzahl|stück|menge|quantit[éàa]|cantidad|aantal|filled(?: qty)?)$/, /quantity|shares|\bqty\b/]],
  ['fees', [/fee|commission|courtage|gebühr|provision|frais|comm\b|kosten|comisi/]],
  ['price', [/^(?:price|unit price|share price|price per share|per share cost|avg\.? price|kurs|preis|cours|prezzo|precio|koers|prix)$/, /price|kurs/]],
  [
    'amount',
    [
      /^(?:amount|net amount|total|value|belopp|betrag|montant|importe|importo|bedrag|net ?proceeds|settle amount net|total amount)$/,
      /amount|proceeds|betrag|belopp/,
    ],
  ],
  ['currency', [/^(?:currency|ccy|währung|valuta|devise|divisa|moneda|transaktionsvaluta|cur)$/, /currency|valuta/]],
  ['externalId', [/^(?:(?:transaction|trade|execution|order)[ _]?id|reference|ref(?: ?#| no)?|order #)$/]],
  ['note', [/^(?:note|notes|comment|memo|bemerkung)$/]],
] // prettier-ignore

/** Words of the action column, in the same languages. What has more than one meaning is not here: the user says it. */
const ACTIONS: readonly (readonly [RegExp, MappedAction])[] = [
  [/^(?:buy|bought|b|bot|purchase|köp|kauf|achat|compra|acquisto|koop|buy to open equity)$/, 'buy'],
  [/^(?:sell|sold|s|sale|sälj|verkauf|vente|venta|vendita|verkoop)$/, 'sell'],
  [/^(?:short|sell short|sold short|ss|short sale)$/, 'short'],
  [/^(?:cover|buy to cover|bought to cover|bc)$/, 'cover'],
  [/^(?:dividend|div|cash dividend|qualified dividend|utdelning|dividende|dividendo)$/, 'dividend'],
  [/^(?:reinvest|reinvestment|reinvest shares)$/, 'reinvest'],
  [/^(?:interest|int|credit interest|ränta|zinsen|zins|int[ée]r[êe]ts?|interessi)$/, 'interest'],
  [/^(?:fee|commission|service fee|gebühr|avgift|frais)$/, 'fee'],
  [/^(?:tax|withholding(?: tax)?|foreign tax(?: paid)?|utländsk källskatt|källskatt|quellensteuer)$/, 'tax'],
  [/^(?:deposit|insättning|einzahlung|d[ée]p[ôo]t|cash in|ach in|wire in)$/, 'cash-in'],
  [/^(?:withdrawal|withdraw|uttag|auszahlung|retrait|cash out|ach out|wire out)$/, 'cash-out'],
  [/^(?:split|stock split)$/, 'split'],
] // prettier-ignore

/** A first answer to what the columns hold, for the user to correct; nothing is imported by it alone. */
export function guessColumns(header: readonly string[]): Mapping['columns'] {
  const names = header.map(headerCell)
  const taken = new Set<number>()
  const columns: { [field in MappedField]?: string | string[] } = {}
  for (const [field, patterns] of NAMES) {
    const found = patterns.map((pattern) => names.findIndex((name, index) => !taken.has(index) && pattern.test(name))).find((index) => index >= 0)
    if (found === undefined) continue
    taken.add(found)
    columns[field] = header[found] ?? ''
    if (field !== 'fees') continue
    const more = names.flatMap((name, index) => (!taken.has(index) && patterns.some((pattern) => pattern.test(name)) ? [index] : []))
    for (const index of more) taken.add(index)
    if (more.length > 0) columns.fees = [found, ...more].map((index) => header[index] ?? '')
  }
  return columns
}

/** What a text of the action column most likely is; undefined where words do not settle it. */
export const guessAction = (text: string): MappedAction | undefined => ACTIONS.find(([pattern]) => pattern.test(text.trim().toLowerCase()))?.[1]
