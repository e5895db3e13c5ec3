// Times wenbao and npm's @microsoft/recognizers-text-suite, the other open
// recogniser of Chinese numbers, units and dates, on the same sentences in one
// run, and prints sentences per second of each and the ratio.
//
// The package is installed into a temporary folder that is removed at the end.
// It keeps its models between calls and is warmed up before; wenbao is timed
// as a process, with its start, JSON in and JSON out, on one core.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, openSync, closeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const PACKAGE = '@microsoft/recognizers-text-suite'
const VERSION = '1.3.1'
const SECONDS = 2 // each side is measured at least this long
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const temp = mkdtempSync(join(tmpdir(), 'recognizers-'))
process.on('exit', () => rmSync(temp, { recursive: true, force: true }))

function skip(reason) {
  console.log(`skipped: ${reason}`)
  process.exit(0)
}

function inputs() {
  if (process.argv.length > 2) return process.argv.slice(2).map((f) => resolve(f))
  const dir = join(ROOT, 'testdata/articles')
  return readdirSync(dir).filter((f) => /\.(txt|md)$/.test(f)).sort().map((f) => join(dir, f))
}

function sentences(files) {
  return files
    .flatMap((f) => readFileSync(f, 'utf8').split(/(?<=[。！？])|\n/))
    .map((s) => s.trim())
    .filter((s) => s !== '')
}

function install() {
  try {
    execFileSync('npm', ['install', '--prefix', temp, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', `${PACKAGE}@${VERSION}`], { stdio: 'pipe' })
    return createRequire(join(temp, 'x.js'))(PACKAGE)
  } catch (err) {
    return skip(`${PACKAGE}@${VERSION} cannot be installed: ${String(err.stderr ?? err.message).split('\n').find((l) => /error|ERR/.test(l)) ?? 'npm gives no reason'}`)
  }
}

function build() {
  const bin = join(temp, 'wenbao')
  try {
    execFileSync('go', ['build', '-o', bin, './cmd/wenbao'], { cwd: ROOT, stdio: 'pipe' })
  } catch (err) {
    console.error(`wenbao cannot be built: ${err.stderr ?? err.message}`)
    process.exit(1)
  }
  return bin
}

const seconds = (since) => Number(process.hrtime.bigint() - since) / 1e9

// Passes over all sentences, until SECONDS have gone.
function timePeer(suite, all) {
  const culture = suite.Culture.Chinese
  const reference = new Date(2024, 2, 28)
  const models = [
    (s) => suite.recognizeNumber(s, culture),
    (s) => suite.recognizePercentage(s, culture),
    (s) => suite.recognizeCurrency(s, culture),
    (s) => suite.recognizeDimension(s, culture),
    (s) => suite.recognizeDateTime(s, culture, suite.DateTimeOptions.None, reference),
  ]
  let found = 0
  const read = (s) => {
    for (const recognize of models) {
      try {
        found += recognize(s).length
      } catch {
        // it throws on some sentences; their time counts all the same
      }
    }
  }
  all.slice(0, 20).forEach(read)
  found = 0
  let n = 0
  const start = process.hrtime.bigint()
  do {
    all.forEach(read)
    n += all.length
  } while (seconds(start) < SECONDS)
  return { rate: n / seconds(start), found: found / n }
}

// Runs the command with more and more passes, until one takes SECONDS.
function timeWenbao(bin, all) {
  const lines = all.map((text, i) => JSON.stringify({ id: String(i), text, reference_date: '2024-03-28' })).join('\n') + '\n'
  const input = join(temp, 'in.jsonl')
  const output = join(temp, 'out.jsonl')
  for (let passes = 64; ; passes *= 4) {
    writeFileSync(input, lines.repeat(passes))
    const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')]
    const start = process.hrtime.bigint()
    execFileSync(bin, ['facts', 'quantities', '--jsonl'], { stdio: [stdin, stdout, 'inherit'], env: { ...process.env, GOMAXPROCS: '1' } })
    const took = seconds(start)
    closeSync(stdin)
    closeSync(stdout)
    if (took >= SECONDS || passes >= 1 << 16) {
      const first = readFileSync(output, 'utf8').split('\n', all.length).map((l) => JSON.parse(l))
      const found = first.reduce((n, r) => n + r.quantities.length + r.periods.length, 0)
      return { rate: (all.length * passes) / took, found: found / all.length }
    }
  }
}

const all = sentences(inputs())
if (all.length === 0) skip('no sentences')
const suite = install()
const bin = build()
const peer = timePeer(suite, all)
const ours = timeWenbao(bin, all)
console.log(`sentences   ${all.length} (${all.reduce((n, s) => n + s.length, 0)} characters), node ${process.version}`)
console.log(`${PACKAGE} ${VERSION}   ${peer.rate.toFixed(0)} sentences/s, ${peer.found.toFixed(2)} found a sentence`)
console.log(`wenbao facts quantities --jsonl   ${ours.rate.toFixed(0)} sentences/s, ${ours.found.toFixed(2)} found a sentence`)
console.log(`ratio   ${(ours.rate / peer.rate).toFixed(0)}`)
