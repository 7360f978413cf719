import { z } from 'zod'
import { SessionDate, Symbol } from './common.ts'

export const RiskFlag = z.strictObject({ code: z.string().min(1).max(60), asOf: SessionDate })
export const RiskFlagsRow = z.strictObject({ symbol: Symbol, flags: z.array(RiskFlag).max(40), checkedAsOf: SessionDate })
export const RegisterUpsert = z.strictObject({ register: z.literal('risk-flags'), row: RiskFlagsRow })
export const RegisterList = z.strictObject({ register: z.literal('risk-flags'), symbol: Symbol.optional() })
export const RegisterRows = z.object({ rows: z.array(RiskFlagsRow) })
