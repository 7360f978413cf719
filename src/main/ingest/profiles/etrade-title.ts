/**
 * The account's number in a line above an E*TRADE table: "For Account:,####1234" or "Account Activity for Main -1234 from …".
 * Only the shown digits count: the masks before them differ from one export to the next.
 */
export const etradeTitleNumber: RegExp = /(?:for account:?\s*,\s*[#*xX-]*|account activity for .{0,80}-)(\d{3,})(?= from |\s*$|,)/i
