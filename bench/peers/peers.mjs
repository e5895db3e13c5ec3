// Indexes the passages of work.json with minisearch, orama and flexsearch, words
// cut by @node-rs/jieba, asks the questions and prints results as JSON.
// peers_test.go runs it. Packages go into a temporary folder.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const PACKAGES = ['minisearch@7.2.0', '@orama/orama@3.1.18', 'flexsearch@0.8.212', '@node-rs/jieba@2.0.3']
const [input, dir] = process.argv.slice(2)

function finish(results) {
  console.log(JSON.stringify(results))
  process.exit(0)
}

try {
  execFileSync('npm', ['install', '--prefix', dir, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], { stdio: 'pipe' })
} catch (err) {
  finish([{ name: 'minisearch, orama, flexsearch', skipped: 'npm cannot install them' }])
}
const load = createRequire(join(dir, 'x.js'))
const { Jieba } = load('@node-rs/jieba')
const jieba = Jieba.withDict(load('@node-rs/jieba/dict').dict)
const cut = (s) => jieba.cut(s, false).filter((w) => /[\p{L}\p{N}]/u.test(w))

const { docs, questions } = JSON.parse(readFileSync(input, 'utf8'))
const now = () => Number(process.hrtime.bigint()) / 1e6

function measure(name, index, search, size) {
  let start = now()
  const engine = index()
  const took = (now() - start) / 1000
  const times = []
  let found = 0
  for (const q of questions) {
    start = now()
    const ids = search(engine, q.text)
    times.push(now() - start)
    if (ids.some((id) => docs[id].text.includes(q.wanted))) found++
  }
  times.sort((a, b) => a - b)
  return { name, index: took, size: size(engine), p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)], found: found / questions.length }
}

const bytes = (s) => Buffer.byteLength(s, 'utf8')
const results = []

const MiniSearch = load('minisearch')
results.push(measure('minisearch + jieba', () => {
  const m = new MiniSearch({ fields: ['text'], tokenize: cut })
  m.addAll(docs)
  return m
}, (m, q) => m.search(q).slice(0, 10).map((r) => r.id), (m) => bytes(JSON.stringify(m))))

const orama = load('@orama/orama')
results.push(measure('orama + jieba', () => {
  const db = orama.create({ schema: { text: 'string' }, components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: cut } } })
  for (const d of docs) orama.insert(db, { id: String(d.id), text: d.text })
  return db
}, (db, q) => orama.search(db, { term: q, limit: 10, threshold: 1 }).hits.map((h) => Number(h.id)), (db) => bytes(JSON.stringify(orama.save(db)))))

const { Index } = load('flexsearch')
results.push(measure('flexsearch + jieba', () => {
  const x = new Index({ tokenize: 'strict', encode: cut })
  for (const d of docs) x.add(d.id, d.text)
  return x
}, (x, q) => x.search(q, { limit: 10, suggest: true }), (x) => {
  let n = 0
  x.export((_, data) => { n += data ? bytes(data) : 0 })
  return n
}))

finish(results)
