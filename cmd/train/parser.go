package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dossier/graph/english"
	"dossier/graph/ud"
)

func parser(args []string) error {
	flags := flag.NewFlagSet("parser", flag.ExitOnError)
	treebanks := flags.String("treebanks", os.Getenv("DOSSIER_TREEBANKS"), "folder with ewt-*.conllu.gz and gum-*.conllu.gz")
	out := flags.String("out", "graph/english/model", "folder to write the model files to")
	work := flags.String("work", "", "folder for what passes between the steps")
	only := flags.String("only", "", "do one step only: segmenter, export, evaluate")
	flags.Parse(args)
	if *treebanks == "" {
		return errors.New("no treebanks: give --treebanks or set DOSSIER_TREEBANKS")
	}
	train, err := readTreebanks(*treebanks, "ewt-train", "gum-train")
	if err != nil {
		return err
	}
	if *only == "" || *only == "segmenter" {
		if err := os.WriteFile(filepath.Join(*out, "segmenter.bin"), english.TrainSegmenter(train), 0o644); err != nil {
			return err
		}
	}
	if *only == "" || *only == "export" {
		dev, err := readTreebanks(*treebanks, "ewt-dev", "gum-dev")
		if err != nil {
			return err
		}
		labels := english.CollectLabels(train)
		if err := errors.Join(english.ExportTraining(*work, "train", train, labels), english.ExportTraining(*work, "dev", dev, labels)); err != nil {
			return err
		}
	}
	if *only == "" || *only == "lemmas" {
		if err := os.WriteFile(filepath.Join(*out, "lemmas.tsv"), english.TrainLemmas(train), 0o644); err != nil {
			return err
		}
	}
	if *only == "" || *only == "pack" {
		file, err := english.PackNetwork(*work, english.CollectLabels(train))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*out, "network.bin"), file, 0o644); err != nil {
			return err
		}
	}
	if *only == "" || *only == "evaluate" {
		return evaluate(*treebanks)
	}
	return nil
}

func readTreebanks(dir string, names ...string) ([]ud.Document, error) {
	var docs []ud.Document
	for _, name := range names {
		part, err := readTreebank(dir, name)
		if err != nil {
			return nil, err
		}
		docs = append(docs, part...)
	}
	return docs, nil
}

// evaluate prints the scores of the embedded models on the development sets.
func evaluate(treebanks string) error {
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		docs, err := readTreebank(treebanks, name)
		if err != nil {
			return err
		}
		var sum ud.Scores
		for i := range docs {
			sum.Add(ud.Score(&docs[i], english.Parse(rawArticle(&docs[i]))))
		}
		fmt.Printf("%s: tokens %.2f sentences %.2f words %.2f UPOS %.2f XPOS %.2f feats %.2f lemmas %.2f UAS %.2f LAS %.2f\n", name, sum.Tokens.F1(), sum.Sentences.F1(),
			sum.Words.F1(), sum.UPOS.F1(), sum.XPOS.F1(), sum.Feats.F1(), sum.Lemmas.F1(), sum.UAS.F1(), sum.LAS.F1())
	}
	return nil
}
