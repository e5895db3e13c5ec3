package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"wenbao/facts"
)

func (a *app) factsCommand() *cobra.Command {
	var subject, metric, period, format string
	var from []string
	cmd := &cobra.Command{
		Use:   "facts [选项]",
		Short: "查询和导出事实表",
		Long:  "按主体、指标、期间查询知识库里的事实，以表格、CSV或JSON输出。",
		Example: `  wenbao facts --entity 工行 --period 2023年
  wenbao facts --metric 金融科技投入 --format csv > 投入.csv
  wenbao facts --from testdata/articles --entity 工行 --format json`,
		Args: subcommandNeededArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, ok := map[string]func(io.Writer, iter.Seq2[row, error]) error{"table": writeTable, "csv": writeCSV, "json": writeJSON}[format]
			if !ok {
				return usagef("--format table|csv|json", "不认识的格式“%s”", format)
			}
			base, err := a.openBase(cmd.Context(), from)
			if err != nil {
				return err
			}
			defer base.Close()
			query, err := base.query(subject, metric, period)
			if err != nil {
				return err
			}
			return write(a.stdout, base.rows(cmd.Context(), query))
		},
	}
	cmd.Flags().StringVar(&subject, "entity", "", "`主体`，简称或代码均可")
	cmd.Flags().StringVar(&metric, "metric", "", "`指标`名称或其中一段")
	cmd.Flags().StringVar(&period, "period", "", "`期间`，如 2023、2023年上半年、2023Q3、2023年末")
	cmd.Flags().StringVar(&format, "format", "table", "输出`格式`：table、csv或json")
	cmd.Flags().StringArrayVar(&from, "from", nil, "直接从`路径`（文件或目录）读取，可重复")
	_ = cmd.RegisterFlagCompletionFunc("format", // errs only on a flag that is not there
		cobra.FixedCompletions([]string{"table", "csv", "json"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.AddCommand(a.quantitiesCommand())
	return cmd
}

// subcommandNeededArgs rejects a word that is no subcommand.
func subcommandNeededArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return nil
}

// row is a fact as exported. The names are those of the JSON contract; start
// and end count code points.
type row struct {
	Entity    string `json:"entity"`
	Metric    string `json:"metric"`
	Concept   string `json:"concept"`
	Measure   string `json:"measure"`
	Period    string `json:"period"`
	Value     string `json:"value"`
	High      string `json:"high"`
	Unit      string `json:"unit"`
	Approx    string `json:"approx"`
	Modality  string `json:"modality"`
	Text      string `json:"text"`
	Article   string `json:"article"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Sentence  string `json:"sentence"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

func writeCSV(w io.Writer, rows iter.Seq2[row, error]) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"entity", "metric", "concept", "measure", "period", "value", "high", "unit", "approx", "modality",
		"text", "article", "title", "published", "sentence", "start", "end"}) // Error reports it
	for r, err := range rows {
		if err != nil {
			return err
		}
		_ = out.Write([]string{r.Entity, r.Metric, r.Concept, r.Measure, r.Period, r.Value, r.High, r.Unit, r.Approx, r.Modality,
			r.Text, r.Article, r.Title, r.Published, r.Sentence, strconv.Itoa(r.Start), strconv.Itoa(r.End)})
	}
	out.Flush()
	return out.Error()
}

// writeJSON writes a list. It is put together here, as the encoder would do it,
// because the facts of a large base do not fit into memory.
func writeJSON(w io.Writer, rows iter.Seq2[row, error]) error {
	out := bufio.NewWriter(w) // Flush reports what Write does not
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	enc.SetIndent(" ", " ")
	before, end := "[\n ", "[]\n"
	for r, err := range rows {
		if err == nil {
			line.Reset()
			err = enc.Encode(r)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s%s", before, bytes.TrimSuffix(line.Bytes(), []byte("\n")))
		before, end = ",\n ", "\n]\n"
	}
	fmt.Fprint(out, end)
	return out.Flush()
}

// writeTable writes the columns a person looks for; the wide ones are cut.
func writeTable(w io.Writer, rows iter.Seq2[row, error]) error {
	t := table.NewWriter()
	t.AppendHeader(table.Row{"主体", "指标", "期间", "数值", "性质", "出处"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Name: "指标", WidthMax: 32, WidthMaxEnforcer: text.Trim},
		{Name: "数值", Align: text.AlignRight},
		{Name: "出处", WidthMax: 36, WidthMaxEnforcer: text.Trim},
	})
	n := 0
	for r, err := range rows {
		if err != nil {
			return err
		}
		n++
		t.AppendRow(table.Row{printable(r.Entity), printable(r.Metric), r.Period, printable(r.Text), nature(r), printable(r.Article)})
	}
	_, err := fmt.Fprintf(w, "%s\n共%d条\n", t.Render(), n)
	return err
}

// nature words measure, approx and modality.
func nature(r row) string {
	words := map[string]string{
		string(facts.Growth): "变动率", string(facts.Change): "变动额", string(facts.Share): "占比", string(facts.Multiple): "倍数",
		string(facts.About): "约", string(facts.Over): "超", string(facts.Under): "不足",
		string(facts.Target): "目标", string(facts.Forecast): "预测", string(facts.Denied): "被否认",
	}
	s := ""
	for _, w := range []string{words[r.Measure], words[r.Approx], words[r.Modality]} {
		if w != "" && s != "" {
			s += " "
		}
		s += w
	}
	return s
}
