package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
)

// prose is English long enough for the check of its language.
const prose = "The port of Gdynia was closed on Friday after a storm had damaged a crane and a pier, the harbour master said. " +
	"Ships that were waiting in the bay have been sent to other ports, and none of them was hurt. It was the first time since 1999 " +
	"that the authority had to close the port for more than a day. She said that it would open again on Saturday, when the wind has fallen.\n"

func utf16Bytes(s string, big bool) []byte {
	b := []byte{0xff, 0xfe}
	if big {
		b = []byte{0xfe, 0xff}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

// TestBadInput tries what strangers may put into a content folder: each file
// is one warning that says what is wrong, or an article in spite of it.
func TestBadInput(t *testing.T) {
	deep := strings.Repeat("<div>", 5000) + "x"
	for _, test := range []struct {
		name    string
		data    string
		problem Problem // "" when it is read
		says    string  // in the warning, or in the article's text
	}{
		{"empty.txt", "", Empty, "has no text"},
		{"blank.txt", " \t\r\n\u00a0\u200b\n", Empty, "has no text"},
		{"empty.md", "---\ntitle: x\n---\n", Empty, "has no text"},
		{"zero.txt", "a\x00b", Binary, "zero byte at 1"},
		{"picture.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", Binary, "image/png"},
		{"paper.txt", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstream", Binary, "application/pdf"},
		{"archive.html", "PK\x03\x04\xff\xfe<p>", Binary, "application/zip"},
		{"controls.txt", strings.Repeat("a\x01\x02", 100), Binary, "control character"},
		{"latin1.txt", "One\nTwo caf\xe9\n", Encoding, "byte 0xE9 in line 2"},
		{"overlong.txt", "a\xc0\x80", Encoding, "byte 0xC0 in line 1"},
		{"surrogate.txt", "a\xed\xa0\x80", Encoding, "byte 0xED in line 1"},
		{"utf16.txt", string(utf16Bytes("Gdańsk 😀 harbour", false)), "", "Gdańsk 😀 harbour"},
		{"utf16be.md", string(utf16Bytes("# Gdańsk\n\nharbour", true)), "", "Gdańsk\n\nharbour"},
		{"utf16.html", string(utf16Bytes("<p>Gdańsk harbour", false)), "", "Gdańsk harbour"},
		{"utf16odd.txt", "\xff\xfea\x00b", Encoding, "begins like UTF-16"},
		{"utf16half.txt", "\xff\xfe\x00\xd8a\x00", Encoding, "begins like UTF-16"},
		{"utf32.txt", "\xff\xfe\x00\x00a\x00\x00\x00", Encoding, "UTF-32"},
		{"declared.html", "<meta charset=windows-1252><p>A caf\xe9 in the port.", "", "A café in the port."},
		{"undeclared.html", "<p>A caf\xe9 in the port.", Encoding, "byte 0xE9"},
		{"mark.txt", "\ufeffA port.", "", "A port."},
		{"crlf.txt", "One port.\r\n\r\nTwo ports.\rThree.", "", "One port.\n\nTwo ports.\n\nThree."},
		{"line.txt", strings.Repeat("word ", 10<<20), TooLarge, "has 50.0 MB; at most 4 MB"},
		{"line.md", strings.Repeat("word ", 1<<20), TooLarge, "at most 4 MB"},
		{"line.html", strings.Repeat("word ", 4<<20), TooLarge, "at most 16 MB"},
		{"text.html", "<p>" + strings.Repeat("the word ", 1<<19), TooLarge, "at most 4 MB"},
		{"deep.html", deep, TooDeep, "512"},
		{"wide.html", strings.Repeat("<p>a", maxTags+1), TooComplex, "60001 tags"},
		{"heavy.html", strings.Repeat("<div>", 400) + strings.Repeat("<p>the port, the sea</p>", 25_000), TooComplex, "elements too deep"},
		{"deep.md", deep, TooDeep, "512"},
		{"quotes.md", strings.Repeat(">", 100_000) + "a", TooDeep, "nested more than 64"},
		{"quotes2.md", strings.Repeat(">", 100_000), TooDeep, "nested more than 64"},
		{"lists.md", "ok\n\n" + strings.Repeat("- ", 100_000) + "a", TooDeep, "lists.md:3: quotations and lists"},
		{"numbers.md", strings.Repeat("1. ", 100_000) + "a", TooDeep, "nested more than 64"},
		{"brackets.md", strings.Repeat("[a](", 100_000), TooComplex, "100000 opening brackets"},
		{"ticks.md", strings.Repeat("a`b``c```", 10_000), TooComplex, "60000 backticks"},
		{"table.md", strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("|a\n", 1000), TooComplex, "cells"},
		{"rule.md", "A port.\n\n" + strings.Repeat("- ", 200) + "\n\n" + strings.Repeat("*", 1000) + "\n", "", "A port."},
		{"bomb.md", "---\na: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntitle: *c\n---\nA port.", "", "A port."},
		{"script.txt", "A <script>alert(1)</script> port.", "", "A <script>alert(1)</script> port."},
		{"script.html", "<p>A <script>alert(1)</script>port.", "", "A port."},
		{"script.md", "A <script>alert(1)</script>port.", "", "A port."},
		{"direction.txt", "A \u202etrop\u202c port\u2066.\u2069", "", "A trop port."},
		{"open.html", "<p>A port.<div><b <!-- <", "", "A port."},
		{"stdin", prose, "", "harbour master"},
		{"", prose, "", "harbour master"},
	} {
		a, _, err := Read(test.name, []byte(test.data))
		if test.problem == "" {
			if err != nil || !strings.Contains(a.Text, test.says) {
				t.Errorf("%s: %v, %.100q", test.name, err, a.Text)
			} else if err := a.Check(); err != nil {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		var w Warning
		if !errors.As(err, &w) {
			t.Errorf("%s was read, or failed without a warning: %v", test.name, err)
			continue
		}
		if w.Problem != test.problem || w.File != test.name || w.Remedy == "" || !strings.Contains(w.Error(), test.says) {
			t.Errorf("%s: %q %v", test.name, w.Problem, w)
		}
		if a.Text != "" || a.Blocks != nil {
			t.Errorf("%s: an article beside the error", test.name)
		}
	}
}

// The same in other words, written for this test.
var foreign = map[string]string{
	"German":     "Der Hafen von Gdingen ist am Freitag nach einem Sturm geschlossen worden, wie die Behörde mitteilte. Ein Kran und eine Mole wurden beschädigt, verletzt wurde niemand. Die Schiffe, die in der Bucht warteten, sind in andere Häfen geschickt worden. Am Samstag soll der Betrieb wieder beginnen, sagte eine Sprecherin. Es war das erste Mal seit vielen Jahren, dass der Hafen länger als einen Tag geschlossen blieb.",
	"French":     "Le port de Gdynia a été fermé vendredi après une tempête qui a endommagé une grue et un quai, a annoncé la direction. Personne n'a été blessé. Les navires qui attendaient dans la baie ont été envoyés vers d'autres ports de la région. Selon une porte-parole, l'activité devrait reprendre samedi, lorsque le vent sera tombé. C'est la première fois depuis des années que le port reste fermé plus d'une journée.",
	"Spanish":    "El puerto de Gdynia fue cerrado el viernes después de que una tormenta dañara una grúa y un muelle, según informó la autoridad portuaria. No hubo heridos. Los barcos que esperaban en la bahía fueron enviados a otros puertos de la región. Una portavoz dijo que la actividad se reanudará el sábado, cuando haya amainado el viento. Es la primera vez en muchos años que el puerto permanece cerrado más de un día.",
	"Polish":     "Port w Gdyni został zamknięty w piątek po burzy, która uszkodziła dźwig i molo, poinformował kapitanat. Nikt nie został ranny. Statki czekające w zatoce skierowano do innych portów w regionie. Rzeczniczka powiedziała, że praca zostanie wznowiona w sobotę, kiedy wiatr osłabnie. To pierwszy raz od wielu lat, kiedy port był zamknięty dłużej niż jeden dzień, a straty ocenia się na kilka milionów złotych.",
	"Dutch":      "De haven van Gdynia is vrijdag gesloten na een storm die een kraan en een pier heeft beschadigd, zo heeft de havenmeester laten weten. Niemand raakte gewond. De schepen die in de baai lagen te wachten, zijn naar andere havens in de regio gestuurd. Volgens een woordvoerster gaat de haven zaterdag weer open, als de wind is gaan liggen. Het is voor het eerst in jaren dat de haven langer dan een dag dicht is.",
	"Russian":    "Порт Гдыни был закрыт в пятницу после шторма, который повредил кран и пирс, сообщила администрация. Никто не пострадал. Суда, ожидавшие в бухте, были направлены в другие порты региона. По словам представительницы порта, работа возобновится в субботу, когда ветер стихнет. Это первый случай за много лет, когда порт был закрыт дольше одного дня, и ущерб оценивается в несколько миллионов.",
	"Mandarin":   strings.Repeat("格丁尼亚港周五在一场风暴过后关闭，港务局表示，一台起重机和一个码头受损，没有人员受伤。在海湾等候的船只已被送往该地区的其他港口。", 8),
	"Indonesian": "Pelabuhan Gdynia ditutup pada hari Jumat setelah badai merusak sebuah derek dan dermaga, kata otoritas pelabuhan. Tidak ada korban luka. Kapal-kapal yang menunggu di teluk telah dikirim ke pelabuhan lain di wilayah itu. Seorang juru bicara mengatakan bahwa kegiatan akan dimulai kembali pada hari Sabtu ketika angin sudah reda. Ini pertama kalinya selama bertahun-tahun pelabuhan ditutup lebih dari satu hari.",
}

func TestLanguage(t *testing.T) {
	for want, text := range foreign {
		_, _, err := Read("a.txt", []byte(text))
		var w Warning
		if !errors.As(err, &w) || w.Problem != NotEnglish || !strings.Contains(w.Reason, want) {
			t.Errorf("%s: %v", want, err)
		}
		// A person's word counts more; a page's does not.
		if _, _, err := Read("a.md", []byte("---\nlanguage: en\n---\n"+text)); err != nil {
			t.Errorf("%s, declared English: %v", want, err)
		}
		if _, _, err := Read("a.html", []byte("<html lang=en><p>"+text)); err == nil {
			t.Errorf("a page in %s is English because it says so", want)
		}
	}
	for want, text := range map[string]string{
		"German":           "Der Hafen von Gdingen ist am Freitag nach einem Sturm geschlossen worden, wie die Behörde mitteilte. Ein Kran wurde dabei beschädigt, aber niemand verletzt.",
		"French":           "Le port de Gdynia a été fermé vendredi après une tempête qui a endommagé une grue et un quai.",
		"Spanish":          "El puerto de Gdynia fue cerrado el viernes después de que una tormenta dañara una grúa y un muelle.",
		"another alphabet": "Порт Гдыни был закрыт в пятницу.",
	} {
		_, _, err := Read("a.txt", []byte(text))
		var w Warning
		if !errors.As(err, &w) || w.Problem != NotEnglish || !strings.Contains(w.Reason, want) {
			t.Errorf("a little %s: %v", want, err)
		}
	}
	names := strings.Repeat("Jan Kowalski, Gdynia Arka 2, Lech Poznań 1; Legia Warszawa 0, Śląsk Wrocław 3. ", 3)
	terms := "kubectl apply -f deployment.yaml --namespace=default; systemctl restart nginx.service && journalctl -u nginx -f. " +
		"Set net.ipv4.tcp_tw_reuse=1 in /etc/sysctl.conf and run sysctl -p; the kernel parameters of the host are then reloaded, and the pods with hostNetwork use them. " +
		"GPU nodes need nvidia-container-toolkit v1.14, CUDA 12.3 and driver 545.23.08 from the vendor's repository."
	for _, text := range []string{prose, terms, names + prose + names, "Bonjour, le port est fermé.", "Hafen geschlossen"} {
		if _, _, err := Read("a.txt", []byte(text)); err != nil {
			t.Errorf("%.60q: %v", text, err)
		}
	}
	if _, _, err := Read("a.md", []byte("---\nlang: fr\n---\n"+prose)); err == nil || !strings.Contains(err.Error(), "its language is fr") {
		t.Error(err)
	}
	if a, _, err := Read("a.html", []byte("<html lang=fr><p>"+prose)); err != nil || a.Language != "" {
		t.Error("English in a French template:", a.Language, err)
	}
	if _, _, err := Read("a.html", []byte("<html lang=fr><p>Le port est fermé.")); err == nil {
		t.Error("a short page that says that it is French was read")
	}
}

// TestEnglishCorpora reads English of many kinds, none of which may be taken
// for another language or lose a character. DOSSIER_GOLD names a folder with
// gum-dev, gum-train and gap-dev.
func TestEnglishCorpora(t *testing.T) {
	dir := os.Getenv("DOSSIER_GOLD")
	if dir == "" {
		t.Skip("set DOSSIER_GOLD to a folder with gum-dev/texts and gum-train/texts (the corpus GUM, https://gucorpling.org/gum/) and gap-dev/texts " +
			"(GAP, https://github.com/google-research-datasets/gap-coreference), each a folder of English texts, one a .txt file")
	}
	for _, folder := range []string{"gum-dev/texts", "gum-train/texts", "gap-dev/texts"} {
		fsys := os.DirFS(dir + "/" + folder)
		l, err := List(fsys)
		if err != nil || len(l.Articles) == 0 {
			t.Fatal(folder, err)
		}
		for _, f := range l.Articles {
			a, warnings, err := ReadFile(fsys, f)
			if err != nil || len(warnings) > 0 {
				t.Error(f.Path, warnings, err)
				continue
			}
			if err := a.Check(); err != nil {
				t.Error(err)
			}
			data, _ := os.ReadFile(dir + "/" + folder + "/" + f.Path)
			_, body, _ := cutFrontMatter(string(data))
			if visible(body) != visible(a.Text) {
				t.Errorf("%s: characters were lost or changed", f.Path)
			}
		}
	}
}

// visible returns the characters of s that are seen: no white space, controls,
// format characters, fillers or noncharacters.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Noncharacter_Code_Point) {
			return -1
		}
		if unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
			return -1
		}
		if unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			return -1
		}
		return r
	}, s)
}

// TestNothingLost holds the promise that plain text keeps every visible
// character in its order, on texts that try the reader.
func TestNothingLost(t *testing.T) {
	for _, text := range []string{
		prose,
		"a\u00adb\u200bc\u200dd\ufeffe\u2060f",
		"“quotes” ‘too’ – — … ﬁ ½ ² ⅷ",
		"family 👨\u200d👩\u200d👧, Persian می\u200cخواهم, flag 🇵🇱, e\u0301",
		"tabs\there\vand\fthere\u0085next\u2028line\u2029para",
		"number\u00a0sign\u202f5\u30001",
		"\u0600\u06dd\u070f Arabic marks",
		"(Seoul)X (Photo: Y)Z. REUTERS\nREUTERS\n(AFP)",
		"- a\n  b\n-c\n1. d\n=====\nA\tB\nC\tD",
		"con-\nfrontation—\nend short-\nand long",
	} {
		a, _, err := Read("a.txt", []byte(text))
		if err != nil {
			t.Error(err)
		} else if err := a.Check(); err != nil {
			t.Error(err)
		} else if got, want := visible(a.Text), visible(text); got != want {
			t.Errorf("%q became %q", want, got)
		}
	}
	// Joiners stay where they make a difference.
	a, _, _ := Read("a.txt", []byte("👨\u200d👩 می\u200cخواهم soft\u200dly"))
	if want := "👨\u200d👩 می\u200cخواهم softly"; a.Text != want {
		t.Errorf("%q, want %q", a.Text, want)
	}
}

// TestWrapped wraps text to many widths in many ways: its paragraphs come back.
func TestWrapped(t *testing.T) {
	paragraphs := []string{"Storm closes the port of Gdynia"}
	for i, s := range strings.SplitAfter(spaced(strings.Repeat(prose, 3)), ". ") {
		if s = strings.TrimSpace(s); i%3 == 0 {
			paragraphs = append(paragraphs, s)
		} else {
			paragraphs[len(paragraphs)-1] += " " + s
		}
	}
	wrap := func(s string, width int) []string {
		lines := []string{""}
		for word := range strings.FieldsSeq(s) {
			last := &lines[len(lines)-1]
			switch {
			case *last == "":
				*last = word
			case len(*last)+1+len(word) <= width:
				*last += " " + word
			default:
				lines = append(lines, word)
			}
		}
		return lines
	}
	for _, style := range []struct{ line, paragraph, indent string }{
		{"\n", "\n\n", ""}, {"\r\n", "\r\n\r\n", ""}, {"\n\n", "\n\n\n", ""}, {"\n", "\n\n", "    "}, {"\n", "\n\n\n\n", ""},
	} {
		for width := 50; width <= 120; width++ {
			var text strings.Builder
			for _, p := range paragraphs {
				for i, l := range wrap(p, width) {
					if i > 0 {
						text.WriteString(style.line)
					}
					text.WriteString(style.indent + l)
				}
				text.WriteString(style.paragraph)
			}
			a, _, err := Read("a.txt", []byte(text.String()))
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Blocks) != len(paragraphs) {
				t.Errorf("width %d, style %q: %d blocks of %d:\n%.300s", width, style, len(a.Blocks), len(paragraphs), a.Text)
				continue
			}
			for i, b := range a.Blocks {
				if a.Text[b.Start:b.End] != paragraphs[i] {
					t.Errorf("width %d, style %q: %q", width, style, a.Text[b.Start:b.End])
				}
			}
		}
	}
}

func TestReadLines(t *testing.T) {
	if a, err := ReadLines("", []byte("A port.")); err != nil || a.ID != "stdin" {
		t.Error(a.ID, err)
	}
	a, err := ReadLines("dir/set.txt", []byte("\ufeff(Seoul) North Korea said .\r\n\r\n  no end\n(Seoul) North Korea said ."))
	if err != nil || a.Check() != nil {
		t.Fatal(err, a.Check())
	}
	if a.ID != "set" || a.Text != "(Seoul) North Korea said .\n\nno end\n\n(Seoul) North Korea said ." || len(a.Blocks) != 3 {
		t.Errorf("%q %q %v", a.ID, a.Text, a.Blocks)
	}
	for _, b := range a.Blocks {
		if b.Kind != Paragraph {
			t.Error(b.Kind)
		}
	}
	for _, bad := range []string{"", "\n \n", "a\xff", "a\x00"} {
		var w Warning
		if _, err := ReadLines("x", []byte(bad)); !errors.As(err, &w) || w.File != "x" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestWarning(t *testing.T) {
	w := Warning{File: "a\u202e\x1b[2J.txt", Line: 3, Reason: "has \u200b in it", Remedy: "remove it"}
	if got, want := w.Error(), `"a\u202e\x1b[2J.txt":3: "has \u200b in it"; remove it`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	w = Warning{File: "Müller, 東京.txt", Reason: "is empty"}
	if got, want := w.Error(), "Müller, 東京.txt: is empty"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestID(t *testing.T) {
	for name, want := range map[string]string{"": "stdin", "a/b c.txt": "b c", "x.tar.md": "x.tar", "-": "-"} {
		if a, _, err := Read(name, []byte(prose)); err != nil || a.ID != want {
			t.Errorf("%q: %q %v", name, a.ID, err)
		}
	}
}

func TestTitle(t *testing.T) {
	long := strings.Repeat("of the ", 45)[:300]
	for in, want := range map[string]string{
		"Storm closes port\n\nThe port is closed.":                  "Storm closes port",
		"The port is closed. It will open again.":                   "The port is closed. It will open again", // too short for a title
		"The port of Gdynia is closed. It will open again.":         "The port of Gdynia is closed",
		"The port of St. Mary was closed by Mr. Doe. It will open.": "The port of St. Mary was closed by Mr. Doe. It will open",
		"“We closed the whole port today.” She left.":               "“We closed the whole port today.”",
		"The U.S. Coast Guard closed the harbour. Ships left.":      "The U.S. Coast Guard closed the harbour",
		"One, " + long:                    "One, " + long[:132] + "…",
		long[:100] + ", " + long:          strings.TrimSpace(long[:100]) + "…",
		"Is the port closed?\n\n" + prose: "Is the port closed?",
		"By Jane Doe\n\nJanuary 5, 2024\n\nStorm closes port\n\n" + prose: "Storm closes port",
		"(Gdynia) The port of Gdynia was closed on Friday. It will open.": "The port of Gdynia was closed on Friday",
	} {
		a, _, err := Read("a.txt", []byte(in))
		if err != nil || a.Title != want {
			t.Errorf("%.60q: title %q, want %q (%v)", in, a.Title, want, err)
		}
	}
	if a, _, _ := Read("dir/2024_storm-at sea.md", []byte("```\ncode\n```")); a.Title != "2024 storm at sea" {
		t.Error(a.Title)
	}
}

// The functions below measure the readers on one article of about 600 words.
func benchmark(b *testing.B, name, text string) {
	data := []byte(text)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read(name, data); err != nil {
			b.Fatal(err)
		}
	}
}

func article(paragraph string) string {
	var b bytes.Buffer
	for i := range 10 {
		fmt.Fprintf(&b, paragraph, fmt.Sprintf("On day %d, %s", i, strings.TrimSpace(prose)))
	}
	return b.String()
}

func BenchmarkText(b *testing.B) { benchmark(b, "a.txt", article("%s\n\n")) }
func BenchmarkWrapped(b *testing.B) {
	benchmark(b, "a.txt", strings.ReplaceAll(article("%s\n\n"), ", ", ",\n"))
}
func BenchmarkMarkdown(b *testing.B) {
	benchmark(b, "a.md", article("## Head\n\n%s *and* [a link](/)\n\n"))
}
func BenchmarkHTML(b *testing.B) {
	benchmark(b, "a.html", article("<div><h2>Head</h2><p>%s</p></div>"))
}
