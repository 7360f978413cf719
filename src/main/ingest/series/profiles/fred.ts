import { defineValueProfile } from '../value-profile.ts'

/** FRED's own download: `observation_date,DGS10`, before 2025 `DATE,DGS10`; several series may stand side by side. A holiday is blank or `.`. */
export const fred = defineValueProfile({
  id: 'fred',
  version: 1,
  label: 'FRED series',
  dateHeaders: ['observation_date', 'DATE'],
  // Upper-case codes, but not the names of price columns: `DATE,OPEN,HIGH,LOW,CLOSE` is a price file.
  valueHeader: /^(?!(?:OPEN|HIGH|LOW|CLOSE|VOLUME|LAST|PRICE)$)[A-Z][A-Z0-9_]*$/,
  series: 'any',
  confidence: 1,
})
