// Bundles one style sheet, one script and one font into ../dist with names that carry their
// content's hash, packs each with gzip and brotli, and writes the manifest that the Rust build
// reads: logical name, file, media type, one line each, separated by tabs. Beside it goes a mark of
// the sources, by which the Rust build sees that they were changed since.
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const LIMIT = 150_000 // bytes, all assets compressed, the font included
const OUT = new URL('../dist/', import.meta.url)
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
process.chdir(new URL('.', import.meta.url).pathname)

const bundled = await build({
  entryPoints: ['src/kring.css', 'src/kring.js', 'src/mark.svg'],
  bundle: true,
  minify: true,
  write: false,
  outdir: 'dist',
  entryNames: '[name]',
  assetNames: '[name]',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  legalComments: 'none',
  target: ['chrome112', 'firefox117', 'safari16.5'],
  logLevel: 'warning',
})

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12)
const files = new Map(bundled.outputFiles.map((f) => [basename(f.path), Buffer.from(f.contents)]))
const named = (name, bytes) => `${basename(name, extname(name))}-${hash(bytes)}${extname(name)}`

// The style sheet names the font, so the font gets its name first.
for (const [name, bytes] of files) {
  if (extname(name) !== '.woff2') continue
  const css = files.get('kring.css').toString('utf8').replaceAll(`./${name}`, `./${named(name, bytes)}`)
  files.set('kring.css', Buffer.from(css))
}

let total = 0
const manifest = []
for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const file = named(name, bytes)
  manifest.push([name, file, TYPES[extname(name)] ?? 'application/octet-stream'].join('\t'))
  await writeFile(new URL(file, OUT), bytes)
  let smallest = bytes.length
  if (extname(name) !== '.woff2') {
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    await writeFile(new URL(`${file}.br`, OUT), brotli)
    await writeFile(new URL(`${file}.gz`, OUT), gzipSync(bytes, { level: 9 }))
    smallest = brotli.length
  }
  total += smallest
  console.log(`${String(bytes.length).padStart(8)} ${String(smallest).padStart(8)}  ${file}`)
}

// FNV-1a over the name and the bytes of each source, as in build/assets.rs of the crate.
async function sourceMark() {
  const names = (await readdir('src')).sort().map((name) => `src/${name}`)
  let mark = 0xcbf29ce484222325n
  for (const name of ['build.mjs', 'package-lock.json', ...names]) {
    for (const byte of Buffer.concat([Buffer.from(`${name}\0`), await readFile(name)])) {
      mark = BigInt.asUintN(64, (mark ^ BigInt(byte)) * 0x100000001b3n)
    }
  }
  return mark.toString(16).padStart(16, '0')
}

await writeFile(new URL('sources', OUT), await sourceMark())
await writeFile(new URL('manifest.tsv', OUT), manifest.join('\n') + '\n')
console.log(`${String(total).padStart(17)}  all together, compressed (limit ${LIMIT})`)
if (total > LIMIT) {
  console.error('The assets are too large.')
  process.exit(1)
}
