/** The one paper route of the renderer, the same for preview, PDF and printer dialog. */
export const paperRoute = (print: string): string => `#/paper/${encodeURIComponent(print)}`

/** The page sets this attribute when everything on it is drawn. */
export const PAPER_READY = '[data-paper-ready]'

/** A page that is not drawn by then will not be. */
export const PAPER_TIMEOUT_MS = 20_000

/** Size and margins come from the page's own `@page` rule. */
export const PAPER_PDF = { preferCSSPageSize: true, printBackground: true } as const
