package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"dossier/graph/english"
	"dossier/graph/ud"
)

// parserConfig says where the parser is trained from and to.
type parserConfig struct {
	treebanks, texts, wordnet string
	out, work, python         string
}

// parserSteps make the models of package english, each from what the steps
// before it wrote. Every step runs in a program of its own, built anew, so that
// it embeds the models made so far.
var parserSteps = []struct {
	name, doc string
	run       func(*parserConfig) error
}{
	{"segmenter", "borders of tokens and sentences, from the training sets", trainSegmenter},
	{"lexicon", "what WordNet knows of words", buildLexicon},
	{"lemmas", "rules for lemmas, from the training sets and WordNet", trainLemmas},
	{"export", "features and labels of all sentences, for the network's training", exportSentences},
	{"teachers", "two networks, trained side by side on the gold trees", trainTeachers},
	{"label", "what the teachers think of the training sets and of plain text", labelSentences},
	{"student", "the network that is embedded, from gold trees and the teachers' opinion", trainStudent},
	{"pack", "its weights as integers", packNetwork},
	{"calibrate", "the curve of confidences, from half of the development sets", calibrateNetwork},
	{"evaluate", "scores and confidences on the development sets", evaluate},
}

func parser(args []string) error {
	var c parserConfig
	flags := flag.NewFlagSet("parser", flag.ExitOnError)
	flags.StringVar(&c.treebanks, "treebanks", os.Getenv("DOSSIER_TREEBANKS"), "folder with ewt-*.conllu.gz and gum-*.conllu.gz")
	flags.StringVar(&c.texts, "texts", "", "folder with plain English texts (*.txt) without trees, for the student; may be empty")
	flags.StringVar(&c.wordnet, "wordnet", "/usr/share/wordnet", "folder with the database files of WordNet 3.0 (Debian: wordnet-base)")
	flags.StringVar(&c.out, "out", "graph/english/model", "folder to write the model files to")
	flags.StringVar(&c.work, "work", filepath.Join(os.TempDir(), "dossier-train"), "folder for what passes between the steps, about 300 MB")
	flags.StringVar(&c.python, "python", "/usr/bin/python3", "Python with PyTorch (Debian: python3-torch)")
	from := flags.String("from", "", "begin with this step; the ones before it have been done")
	only := flags.String("only", "", "do this step only")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "usage: go run ./cmd/train parser [flags]\n\nsteps:")
		for _, s := range parserSteps {
			fmt.Fprintf(flags.Output(), "  %-10s %s\n", s.name, s.doc)
		}
		fmt.Fprintln(flags.Output(), "\nflags:")
		flags.PrintDefaults()
	}
	flags.Parse(args)
	if c.treebanks == "" {
		return errors.New("no treebanks: give --treebanks or set DOSSIER_TREEBANKS; graph/english/MODEL.md says where to get them")
	}
	if err := os.MkdirAll(c.work, 0o755); err != nil {
		return err
	}
	skip := *from != ""
	found := false
	for _, s := range parserSteps {
		if s.name == *only {
			return s.run(&c)
		}
		if s.name == *from {
			skip = false
		}
		if skip || *only != "" {
			continue
		}
		found = true
		fmt.Printf("== %s: %s\n", s.name, s.doc)
		step := exec.Command("go", append([]string{"run", "./cmd/train", "parser", "--only", s.name}, args...)...)
		step.Stdout, step.Stderr = os.Stdout, os.Stderr
		if err := step.Run(); err != nil {
			return fmt.Errorf("step %s: %w", s.name, err)
		}
	}
	if !found {
		return fmt.Errorf("no such step: %s%s", *from, *only)
	}
	return nil
}

func trainSegmenter(c *parserConfig) error {
	docs, err := readTreebanks(c.treebanks, "ewt-train", "gum-train")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.out, "segmenter.bin"), english.TrainSegmenter(docs), 0o644)
}

func buildLexicon(c *parserConfig) error {
	file, err := english.BuildLexicon(os.DirFS(c.wordnet))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.out, "wordnet.bin"), file, 0o644)
}

func trainLemmas(c *parserConfig) error {
	docs, err := readTreebanks(c.treebanks, "ewt-train", "gum-train")
	if err != nil {
		return err
	}
	file, err := english.TrainLemmas(docs, os.DirFS(c.wordnet))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.out, "lemmas.tsv"), file, 0o644)
}

func exportSentences(c *parserConfig) error {
	train, err := readTreebanks(c.treebanks, "ewt-train", "gum-train")
	if err != nil {
		return err
	}
	dev, err := readTreebanks(c.treebanks, "ewt-dev", "gum-dev")
	if err != nil {
		return err
	}
	free, err := readTexts(c.texts)
	if err != nil {
		return err
	}
	labels := english.CollectLabels(train)
	return errors.Join(
		english.ExportTraining(c.work, "train", train, labels),
		english.ExportTraining(c.work, "dev", dev, labels),
		english.ExportTraining(c.work, "free", free, labels),
	)
}

// readTexts cuts the texts of a folder into sentences and words.
func readTexts(dir string) ([]ud.Document, error) {
	if dir == "" {
		return nil, nil
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var docs []ud.Document
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		docs = append(docs, english.Segment(filepath.Base(name), string(text)))
	}
	return docs, nil
}

// start starts a step of parser.py, its output in a file of the work folder.
// One thread each: two processes side by side are faster than one with two
// threads.
func (c *parserConfig) start(log string, args ...string) (*exec.Cmd, error) {
	p := exec.Command(c.python, append([]string{"cmd/train/parser.py"}, args...)...)
	p.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OMP_WAIT_POLICY=passive")
	f, err := os.Create(filepath.Join(c.work, log))
	if err != nil {
		return nil, err
	}
	defer f.Close() // the process has its own handle
	p.Stdout, p.Stderr = f, f
	if err := p.Start(); err != nil {
		return nil, fmt.Errorf("%w; PyTorch is needed (Debian: python3-torch)", err)
	}
	return p, nil
}

// together runs steps of parser.py side by side.
func (c *parserConfig) together(runs map[string][]string) error {
	var processes []*exec.Cmd
	var failed error
	for log, args := range runs {
		p, err := c.start(log, args...)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		processes = append(processes, p)
	}
	for _, p := range processes {
		if err := p.Wait(); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w; see the logs in %s", strings.Join(p.Args, " "), err, c.work))
		}
	}
	return failed
}

// teachers are the settings of the teachers: they differ in what they leave out
// at random, so that they err in different places.
var teachers = [][]string{
	{"--seed", "1", "--recurrent-dropout", "0.2", "--gram-dropout", "0.1"},
	{"--seed", "2", "--recurrent-dropout", "0", "--gram-dropout", "0"},
}

func trainTeachers(c *parserConfig) error {
	runs := map[string][]string{}
	for i, settings := range teachers {
		name := "teacher" + strconv.Itoa(i+1)
		runs[name+".log"] = append([]string{"train", "--data", c.work, "--out", filepath.Join(c.work, name), "--epochs", "16"}, settings...)
	}
	return c.together(runs)
}

func labelSentences(c *parserConfig) error {
	args := []string{"label", "--data", c.work, "--teachers"}
	for i := range teachers {
		args = append(args, filepath.Join(c.work, "teacher"+strconv.Itoa(i+1)))
	}
	runs := map[string][]string{}
	for _, set := range softSets(c) {
		runs["label-"+set+".log"] = append(args[:len(args):len(args)], "--set", set, "--out", filepath.Join(c.work, set+".soft"))
	}
	return c.together(runs)
}

// softSets are the sets of sentences that the teachers give their opinion on.
func softSets(c *parserConfig) []string {
	if c.texts == "" {
		return []string{"train"}
	}
	return []string{"train", "free"}
}

func trainStudent(c *parserConfig) error {
	args := []string{"train", "--data", c.work, "--out", filepath.Join(c.work, "student"), "--epochs", "12", "--final-rate", "0.25", "--seed", "3", "--soft"}
	for _, set := range softSets(c) {
		args = append(args, filepath.Join(c.work, set+".soft"))
	}
	return c.together(map[string][]string{"student.log": args})
}

func packNetwork(c *parserConfig) error {
	train, err := readTreebanks(c.treebanks, "ewt-train", "gum-train")
	if err != nil {
		return err
	}
	file, err := english.PackNetwork(filepath.Join(c.work, "student"), english.CollectLabels(train))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.out, "network.bin"), file, 0o644)
}

// halves deals the development documents out to calibrating and to measuring.
func halves(c *parserConfig) (fit, measure []ud.Document, err error) {
	dev, err := readTreebanks(c.treebanks, "ewt-dev", "gum-dev")
	for i := range dev {
		if i%2 == 0 {
			fit = append(fit, dev[i])
		} else {
			measure = append(measure, dev[i])
		}
	}
	return fit, measure, err
}

func calibrateNetwork(c *parserConfig) error {
	fit, _, err := halves(c)
	if err != nil {
		return err
	}
	file, err := english.Calibrate(fit)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.out, "network.bin"), file, 0o644)
}

// evaluate prints the scores of the embedded models, and writes what they make
// of the development sets to the work folder in CoNLL-U.
func evaluate(c *parserConfig) error {
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		docs, err := readTreebank(c.treebanks, name)
		if err != nil {
			return err
		}
		out, err := os.Create(filepath.Join(c.work, name+".conllu"))
		if err != nil {
			return err
		}
		defer out.Close()
		var raw, tokens ud.Scores
		for i := range docs {
			d := english.Parse(english.RawArticle(&docs[i]))
			raw.Add(ud.Score(&docs[i], d))
			tokens.Add(ud.Score(&docs[i], english.ParseTokens(&docs[i])))
			if err := ud.WriteConllu(out, d); err != nil {
				return err
			}
		}
		fmt.Printf("%s from raw text:    %s\n", name, describe(&raw))
		fmt.Printf("%s with gold tokens: %s\n", name, describe(&tokens))
	}
	_, measure, err := halves(c)
	if err != nil {
		return err
	}
	fmt.Println("confidence    tokens  right")
	for i, b := range english.MeasureReliability(measure) {
		if b.Tokens > 0 {
			fmt.Printf("%.1f (%.3f)  %7d  %.3f\n", float64(i)/10, b.Confidence, b.Tokens, float64(b.Right)/float64(b.Tokens))
		}
	}
	return nil
}

func describe(s *ud.Scores) string {
	return fmt.Sprintf("tokens %.2f sentences %.2f words %.2f UPOS %.2f XPOS %.2f feats %.2f lemmas %.2f UAS %.2f LAS %.2f", s.Tokens.F1(), s.Sentences.F1(),
		s.Words.F1(), s.UPOS.F1(), s.XPOS.F1(), s.Feats.F1(), s.Lemmas.F1(), s.UAS.F1(), s.LAS.F1())
}
