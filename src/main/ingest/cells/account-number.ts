const NUMBER_IN_TEXT = /(?:^|[^A-Za-z0-9])([A-Za-z]{0,3}\d{4,}[A-Za-z0-9-]*)(?=[^A-Za-z0-9]|$)/

/** The account number inside a text ("Individual - X12345678"): up to three letters, then four digits or more; null when it shows none. */
export const accountNumberIn = (text: string): string | null => NUMBER_IN_TEXT.exec(text)?.[1] ?? null
