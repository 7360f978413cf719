import { defineValueProfile } from '../value-profile.ts'

/** Words of prices and of accounts, in the languages of the exports we know: a table that has one anywhere is none of these. */
const ANYWHERE =
  'open|high|low|close|adj|bid|ask|volume|vol|quantity|qty|fee|fees|commission|symbol|ticker|eröffnung|hoch|tief|schluss|kurs|umsatz|volumen|stück|betrag|' +
  'ouverture|haut|bas|clôture|apertura|cierre|chiusura|massimo|minimo|máximo|mínimo|otwarcie|najwyzszy|najnizszy|zamkniecie|wolumen'
/** The same where they end a name: a close price is a price, a consumer price index is none. */
const AT_THE_END = 'price|prices|value|last|latest|settle|change|amount|balance|cash|total|shares'

/** A day and several columns of numbers, each a series named by its header: rates, spreads and indices saved side by side. */
export const valueColumns = defineValueProfile({
  id: 'value-columns',
  version: 1,
  label: 'Day and several values',
  dateHeaders: ['date', 'Date', 'day', 'Day', 'month', 'Month', 'time', 'Time', 'DATE', 'Datum', 'observation_date'],
  valueHeader: new RegExp(String.raw`^(?!.*(?<![\p{L}\p{N}])(?:(?:${ANYWHERE})(?![\p{L}\p{N}])|(?:${AT_THE_END})[^\p{L}\p{N}]*$)).*\p{L}`, 'iu'),
  series: 'several',
  delimiters: [',', ';', '\t'],
  days: 'by-cells',
  confidence: 0.5,
})
