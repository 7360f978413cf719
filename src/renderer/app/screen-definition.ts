import type { ComponentType } from 'react'

/** One place of the desk. The rail, the keys and the palette are made from the list of these (screens.ts). */
export interface ScreenDefinition {
  /** In the address and in data-screen: "today". */
  readonly id: string
  readonly title: string
  /** Opens it after `g`; none for places that are reached from others. */
  readonly letter?: string
  /** A key of its own beside the letter: "Ctrl+,". */
  readonly key?: string
  readonly stands: 'rail' | 'foot' | 'nowhere'
  /** Without rail and lines: the paper. */
  readonly isBare?: boolean
  readonly Screen: ComponentType<{ readonly param: string | null }>
}
