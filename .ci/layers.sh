#!/usr/bin/env bash
# The import rules: facts imports neither index nor bot, index and bot do not
# import each other, the facts package itself needs the standard library alone,
# and each third-party module is imported by its owner package (and what lies
# below it) only. Tests may import anything.
set -euo pipefail
cd "$(dirname "$0")/.."

# owner package → modules, as import path prefixes
owners='
cmd/wenbao      github.com/spf13/ github.com/peterh/liner github.com/schollz/progressbar golang.org/x/term
cmd/wenbao      github.com/jedib0t/go-pretty
facts/lex       golang.org/x/text/unicode golang.org/x/text/width
facts/table     modernc.org/sqlite
facts/table/pack/code github.com/klauspost/compress
index           github.com/gofrs/flock
index/article   codeberg.org/readeck/ golang.org/x/net/html golang.org/x/text/encoding golang.org/x/text/transform
index/article   github.com/saintfish/chardet
index/article/pdf github.com/ledongthuc/pdf github.com/klippa-app/go-pdfium github.com/tetratelabs/wazero
index/watch     github.com/fsnotify/fsnotify
index/web       github.com/temoto/robotstxt github.com/mmcdole/gofeed
index/passage   github.com/blevesearch/ github.com/RoaringBitmap/
index/segment   github.com/go-ego/gse
bot/slackbot/memory go.etcd.io/bbolt
bot/spelling    github.com/mozillazg/go-pinyin
bot/slackbot    github.com/slack-go/slack github.com/gorilla/websocket golang.org/x/time
bot/slackbot/meter github.com/VictoriaMetrics/metrics
bot/slackbot go.yaml.in/yaml
'

bad=0
complain() {
    echo "layers: $*" >&2
    bad=1
}

owner_of() { # import path → its owner package, nothing if it has none
    local owner prefixes prefix
    while read -r owner prefixes; do
        for prefix in $prefixes; do
            if [[ $1 == "$prefix"* ]]; then
                echo "$owner"
                return
            fi
        done
    done <<<"$owners"
}

while read -r pkg imports; do
    pkg=${pkg#wenbao/}
    for imp in $imports; do
        case $imp in
        wenbao/*)
            case "${pkg%%/*}→$(cut -d/ -f2 <<<"$imp")" in
            facts→facts | index→facts | index→index | bot→facts | bot→bot) ;;
            cmd→* | bench→*) ;;
            *) complain "$pkg must not import $imp" ;;
            esac
            ;;
        *.*/*)
            owner=$(owner_of "$imp")
            if [[ -z $owner ]]; then
                complain "$imp, imported by $pkg, has no owner"
            elif [[ $pkg != "$owner" && $pkg != "$owner"/* ]]; then
                complain "$imp belongs to $owner, but $pkg imports it"
            fi
            ;;
        esac
        if [[ $pkg == facts && $imp == *.*/* || $pkg == facts && $imp == wenbao/* ]]; then
            complain "facts must need the standard library alone, but imports $imp"
        fi
    done
done < <(go list -f '{{.ImportPath}} {{join .Imports " "}}' ./...)

if ((bad)); then
    exit 1
fi
echo "layers: fine"
