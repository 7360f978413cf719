/** Stored only if nothing it was judged on changed since `generation`; else the ledger answers `superseded`. */
export interface Judged {
  readonly generation: number
  readonly dependsOn: readonly { readonly kind: string; readonly id: string }[]
}
