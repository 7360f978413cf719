import { defineProfile } from '../profile.ts'

const JOINED = 'Trades count once: the fill stands in the trade history of this file, with the fees of this row.'

/**
 * thinkorswim, account statement: titled tables below each other. Fills are read from the trade history, which knows what
 * opens and what closes; everything else from the cash table, whose fees join the fill of the same second, symbol and
 * quantity. Times are those of the platform's display zone.
 */
export const thinkorswimStatement = defineProfile({
  id: 'thinkorswim-statement',
  version: 2,
  broker: 'thinkorswim',
  label: 'thinkorswim account statement',
  kind: 'transactions',
  detect: { headers: [['date', 'time', 'type', 'ref #', 'description', 'amount', 'balance']] },
  dayOrder: 'mdy',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  account: { titleNumber: /account statement for (\S+)/i },
  reads: {
    shape: 'parts',
    join: 'tos-cash-join',
    parts: {
      cash: {
        title: 'cash balance',
        header: ['date', 'time', 'type', 'ref #', 'description', 'amount', 'balance'],
        row: {
          columns: {
            date: ['date'],
            time: ['time'],
            action: ['type'],
            description: ['description'],
            amount: ['amount'],
            balance: ['balance'],
          },
          required: ['date', 'action', 'amount'],
          fees: ['misc fees', 'commissions & fees'],
          feesAre: 'effect',
          amountIs: 'gross',
          // "ORDINARY DIVIDEND~ACME", "… EXP: -1.0 .SPXW260410P6500", "… +1.0 ACME 100 20 MAR 26 15 CALL".
          symbolFrom: { field: 'description', pattern: /(?:~|(?:[+-]\d[\d,]*|\d)(?:\.\d+)? \.?)([A-Z][A-Z0-9./-]{0,20})(?=$| )/ },
          optionName: {
            field: 'description',
            pattern: /((?<= \.)[A-Z]{1,6}\d{6}[CP][\d.]+|[A-Z][A-Z.]{0,5}(?: 100)?(?: \([A-Za-z]+\))? \d{1,2} [A-Z]{3} \d{2} [\d.]+ (?:CALL|PUT))/,
          },
          rules: [
            { when: { action: /^trd$/i }, is: 'ignored', why: JOINED },
            { when: { action: /^bal$/i }, is: 'ignored', why: 'The balance at the start of a day.' },
            { when: { action: 'blank', description: /^total$/i }, is: 'ignored', why: 'The total of the table.' },
            { when: { action: /^rad$/i, description: /\b(?:expir|assign|exercis)/i }, is: 'option' },
            { when: { action: /^fnd$/i, amount: 'negative' }, is: 'fee' },
            { when: { action: /^fnd$/i, amount: 'positive' }, is: 'interest' },
            { when: { action: /^adj$/i, amount: 'negative' }, is: 'fee' },
            { when: { action: /^adj$/i, amount: 'positive' }, is: 'interest' },
            { when: { action: /^doi$/i, description: /withh|tax/i }, is: 'tax' },
            { when: { action: /^doi$/i, description: /dividend|distribution|capital gain|in lieu/i }, is: 'dividend' },
            { when: { action: /^doi$/i, description: /interest/i }, is: 'interest' },
            { when: { action: /^jrn$/i, description: /mark to (the )?market|between margin and cash|internal/i }, is: 'internal' },
            { when: { action: /^jrn$/i, description: /\bfee\b/i }, is: 'fee' },
          ],
          actions: {
            exp: 'option',
            efn: 'cash',
            win: 'cash',
            wou: 'cash',
            crc: 'cash',
            ach: 'cash',
            jrn: 'cash',
            liq: 'internal',
          },
        },
      },
      fills: {
        title: 'account trade history',
        header: ['exec time', 'spread', 'side', 'qty', 'pos effect', 'symbol', 'price'],
        row: {
          columns: {
            date: ['exec time'],
            detail: ['spread'],
            action: ['side'],
            quantity: ['qty'],
            mark: ['pos effect'],
            symbol: ['symbol'],
            expiry: ['exp'],
            strike: ['strike'],
            right: ['type'],
            price: ['price'],
          },
          required: ['date', 'action', 'quantity', 'symbol', 'price'],
          amountNeeded: false,
          quantities: 'either',
          inherits: ['date', 'detail'],
          optionName: ['symbol', 'expiry', 'strike', 'right'],
          rules: [
            { when: { right: /^(call|put)$/i, action: /^buy$/i }, is: 'option-bought' },
            { when: { right: /^(call|put)$/i, action: /^sell$/i }, is: 'option-sold' },
            { when: { right: /^(future|forex)/i }, is: 'unsupported', why: 'Of futures and currency trades no records are kept; the row is listed only.' },
            { when: { action: /^buy$/i, mark: /to close/i }, is: 'cover' },
            { when: { action: /^sell$/i, mark: /to open/i }, is: 'short' },
          ],
          actions: { buy: 'buy', sell: 'sell' },
        },
      },
    },
  },
})
