package templates_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// judges returns the folder of programs that judge the pages, or skips.
func judges(t *testing.T, needs ...string) string {
	t.Helper()
	folder := os.Getenv("DOSSIER_JUDGES")
	if folder == "" {
		t.Skip("set DOSSIER_JUDGES to a folder in which `npm install vnu-jar axe-core` was run, to have the pages judged")
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, program := range needs {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	return folder
}

// onDisk writes a site into a folder.
func onDisk(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for p, data := range files {
		file := filepath.Join(folder, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// The pages are valid HTML, and the style sheet valid CSS, by the judgement
// of the W3C's checker.
func TestValidHTML(t *testing.T) {
	checker := filepath.Join(judges(t, "java"), "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	if _, err := os.Stat(checker); err != nil {
		t.Skip("vnu-jar is not installed")
	}
	for name, files := range sites() {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command("java", "-Xss8m", "-jar", checker, "--format", "json", "--skip-non-html", "--stdout", "--exit-zero-always", onDisk(t, files))
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			var report struct {
				Messages []struct{ Type, SubType, URL, Message, Extract string }
			}
			if err := json.Unmarshal(out, &report); err != nil {
				t.Fatalf("%v in %q", err, out)
			}
			for _, m := range report.Messages {
				switch {
				case m.Type == "info" && (strings.Contains(m.Message, "Unicode Private Use Area") || strings.Contains(m.Message, "appears to be written in")):
					// what strangers wrote, not how it is set
				default:
					t.Errorf("%s: %s: %s %q", filepath.Base(filepath.Dir(m.URL)), m.Type, m.Message, m.Extract)
				}
			}
		})
	}
}

// axe-core finds nothing that would keep anyone from reading the pages, in
// light and in dark, on a desk and on a phone.
func TestAccessibility(t *testing.T) {
	folder := judges(t, "chromium")
	axe, err := os.ReadFile(filepath.Join(folder, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip("axe-core is not installed")
	}
	files := map[string][]byte{"axe.js": axe, "run.js": []byte(`
axe.run().then((r) => {
  const found = r.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map((n) => n.html + " " + n.failureSummary) }));
  found.push({ id: "passed", help: String(r.passes.length) });
  document.body.innerHTML = "";
  document.body.textContent = "AXE" + JSON.stringify(found) + "END";
});`)}
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	for p, data := range sites()["news"] {
		if strings.HasSuffix(p, ".html") {
			if p == "404.html" {
				data = bytes.ReplaceAll(data, []byte(`href="/sub/`), []byte(`href="`)) // from a disk there is no root
			}
			up := strings.Repeat("../", strings.Count(p, "/"))
			data = policy.ReplaceAll(data, nil)
			data = bytes.Replace(data, []byte("</body>"), []byte(`<script src="`+up+`axe.js"></script><script src="`+up+`run.js"></script></body>`), 1)
		}
		files[p] = data
	}
	site := onDisk(t, files)
	for _, p := range []string{"index.html", "404.html", "entity/kim-jong-un/index.html", "entity/russia/index.html", "entity/arms-factory/index.html", "article/2024/arms-factories/index.html", "article/2024/kharkiv-missiles/index.html", "relation/fire-missile-at/index.html", "places/index.html", "articles/index.html", "ns/index.html"} {
		for _, look := range []struct{ name, scheme, size string }{{"light", "1", "1280,1000"}, {"dark", "0", "1280,1000"}, {"phone", "1", "390,1000"}} {
			t.Run(p+"/"+look.name, func(t *testing.T) {
				cmd := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--user-data-dir="+t.TempDir(), "--blink-settings=preferredColorScheme="+look.scheme, "--window-size="+look.size, "--virtual-time-budget=20000", "--dump-dom", "file://"+filepath.Join(site, p))
				out, err := cmd.Output()
				if err != nil {
					t.Fatal(err)
				}
				_, report, ok := strings.Cut(string(out), "AXE[")
				report, _, ok2 := strings.Cut(report, "]END")
				if !ok || !ok2 {
					t.Fatalf("axe did not run: %.500s", out)
				}
				report = "[" + strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(report) + "]"
				var found []struct {
					ID, Help string
					Nodes    []string
				}
				if err := json.Unmarshal([]byte(report), &found); err != nil {
					t.Fatalf("%v in %q", err, report)
				}
				for _, f := range found {
					if f.ID != "passed" {
						t.Errorf("%s: %s\n%s", f.ID, f.Help, strings.Join(f.Nodes, "\n"))
					} else if len(f.Help) < 2 {
						t.Errorf("only %s rules passed: did it see the page?", f.Help)
					}
				}
			})
		}
	}
}
