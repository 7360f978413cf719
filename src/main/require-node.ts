/**
 * Imported first by every entry, before anything that may load the database: an old Node does not fail there, it dies without a word.
 * Written so that the oldest Node that can parse the program can still say the sentence.
 */
const found = process.versions.node
if (Number(found.split('.')[0]) < 22) {
  process.stderr.write(
    `Node ${found} is too old: Rotation Desk needs Node 22 or newer. Start it through npm (npm start, npm run desk), which brings the right one.\n`,
  )
  process.exit(2)
}
