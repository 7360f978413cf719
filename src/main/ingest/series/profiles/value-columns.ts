import { defineValueProfile } from '../value-profile.ts'

/** Words of prices and of accounts, in the languages of the exports we know: a table that has one is none of these. */
const OTHER_TABLES =
  'open|high|low|close|last|latest|settle|adj|price|prices|bid|ask|volume|vol|change|quantity|qty|shares|amount|value|balance|fee|fees|commission|cash|total|' +
  'symbol|ticker|eröffnung|hoch|tief|schluss|kurs|umsatz|volumen|stück|betrag|ouverture|haut|bas|clôture|apertura|cierre|chiusura|massimo|minimo|' +
  'máximo|mínimo|otwarcie|najwyzszy|najnizszy|zamkniecie|wolumen'

/** A day and several columns of numbers, each a series named by its header: rates, spreads and indices saved side by side. */
export const valueColumns = defineValueProfile({
  id: 'value-columns',
  version: 1,
  label: 'Day and several values',
  dateHeaders: ['date', 'Date', 'day', 'Day', 'month', 'Month', 'time', 'Time', 'DATE', 'Datum', 'observation_date'],
  valueHeader: new RegExp(String.raw`^(?!.*(?<![\p{L}\p{N}])(?:${OTHER_TABLES})(?![\p{L}\p{N}])).*\p{L}`, 'iu'),
  series: 'several',
  delimiters: [',', ';', '\t'],
  days: 'by-cells',
  confidence: 0.5,
})
