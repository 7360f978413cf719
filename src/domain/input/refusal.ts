import type { BadInput, Unknown } from '#domain/result.ts'

/**
 * Why an argument cannot be used. Every check of this folder answers a refusal or `undefined`, so a formula states its
 * checks as one chain in the order of section 0 (words, shape, range, parameters, history length, coverage):
 *
 *     const refused = refusePrices(a) ?? refusePrices(b) ?? refuseUnequal(a, b) ?? refusePositiveInteger(n)
 *     if (refused !== undefined) return refused
 *
 * The checks look at run-time values and trust no type; after the chain the typed value can be used as it stands.
 */
export type Refusal = Unknown | BadInput
