package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// site is a site of a test: path to content.
type site map[string]string

// files yields the site's files in some order.
func (s site) files() iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		for name, data := range s {
			if !yield(File{Path: name, Data: []byte(data)}, nil) {
				return
			}
		}
	}
}

// onDisk returns the files below dir, but for the manifest and the lock.
func onDisk(t testing.TB, dir string) site {
	t.Helper()
	s := site(files(t, dir))
	delete(s, manifestName)
	delete(s, lockName)
	return s
}

// want fails unless dir has exactly the files of s.
func want(t *testing.T, dir string, s site) {
	t.Helper()
	if got := onDisk(t, dir); !maps.Equal(got, s) {
		t.Errorf("on disk: %s\nwant: %s", keys(got), keys(s))
		for name := range s {
			if got[name] != s[name] {
				t.Errorf("%s is %.80q, want %.80q", name, got[name], s[name])
			}
		}
	}
}

func keys(s site) []string { return slices.Sorted(maps.Keys(s)) }

// write puts files into dir that publishing did not make.
func write(t *testing.T, dir string, s site) {
	t.Helper()
	for name, data := range s {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(data), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}

// must publishes and fails on an error.
func must(t *testing.T, dir string, s site) Summary {
	t.Helper()
	sum, err := publish(dir, s.files(), 4)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func manifestOf(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var (
	first = site{"index.html": "home", "entity/a/index.html": "a", "entity/b/index.html": "b", "graph.nq": "<a> <b> <c> .\n"}
	next  = site{"index.html": "home 2", "entity/a/index.html": "a", "entity/c/d/index.html": "c", "graph.nq": ""}
)

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	if sum := must(t, dir, first); sum.Written != 4 || sum.Unchanged != 0 || sum.Removed != 0 {
		t.Errorf("%+v", sum)
	}
	want(t, dir, first)

	// What is the same is not touched, the manifest included.
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	touched := func() (names []string) {
		for _, name := range append(keys(first), manifestName, "entity/c/d/index.html") {
			name := filepath.Join(dir, filepath.FromSlash(name))
			if info, err := os.Stat(name); err == nil && !info.ModTime().Equal(old) {
				names = append(names, filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name))
				os.Chtimes(name, old, old)
			}
		}
		return names
	}
	touched()
	if sum := must(t, dir, first); sum.Written != 0 || sum.Unchanged != 4 || sum.Removed != 0 {
		t.Errorf("%+v", sum)
	}
	if names := touched(); names != nil {
		t.Errorf("touched %q", names)
	}
	if sum := must(t, dir, next); sum.Written != 3 || sum.Unchanged != 1 || sum.Removed != 1 || sum.Kept != nil {
		t.Errorf("%+v", sum)
	}
	want(t, dir, next)
	if names := touched(); slices.Contains(names, "a/index.html") {
		t.Errorf("touched %q", names)
	}
	// The folder of the stale page is gone, and so is the stage.
	for _, gone := range []string{"entity/b", stageName} {
		if _, err := os.Lstat(filepath.Join(dir, gone)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", gone, err)
		}
	}
}

// TestManifest: it depends on the site alone, and other programs can check it.
func TestManifest(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	must(t, one, next)
	must(t, two, first)
	if _, err := publish(two, next.files(), 1); err != nil {
		t.Fatal(err)
	}
	if a, b := manifestOf(t, one), manifestOf(t, two); a != b {
		t.Errorf("%s\n%s", a, b)
	}
	lines := strings.Split(strings.TrimSuffix(manifestOf(t, one), "\n"), "\n")
	if len(lines) != 1+len(next) || lines[0]+"\n" != manifestHead {
		t.Fatalf("%q", lines)
	}
	for i, name := range keys(next) {
		sum := sha256.Sum256([]byte(next[name]))
		if lines[1+i] != hex.EncodeToString(sum[:])+"  "+name {
			t.Errorf("line %d: %s", i, lines[1+i])
		}
	}
	if sha256sum, err := exec.LookPath("sha256sum"); err == nil {
		cmd := exec.Command(sha256sum, "--quiet", "-c", manifestName)
		cmd.Dir = one
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("sha256sum: %v %s", err, out)
		}
	}
}

// failOrSkip ends a test that could not put something in the way of a site: it
// skips where the disk or the account knows no links, as on Windows and FAT.
func failOrSkip(t *testing.T, err error) {
	t.Helper()
	if link := (*os.LinkError)(nil); errors.As(err, &link) && !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs a disk on which this account may make links: ", err)
	}
	t.Fatal(err)
}

// TestForeign: files that dossier did not write stay, and where a page should
// stand they stop the build before anything is changed.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	strangers := site{"CNAME": "example.org", "entity/b/notes.txt": "mine", ".git/config": "[core]", "empty/.keep": ""}
	write(t, dir, strangers)
	must(t, dir, first)
	must(t, dir, next)
	both := maps.Clone(next)
	maps.Copy(both, strangers)
	want(t, dir, both)
	manifest := manifestOf(t, dir)

	for name, test := range map[string]struct {
		make  func(name string) error
		needs string
		says  string
	}{
		"a file":               {func(name string) error { return os.WriteFile(name, []byte("mine"), 0o666) }, "x", "did not write x in"},
		"a file for a folder":  {func(name string) error { return os.WriteFile(name, []byte("mine"), 0o666) }, "x/y/index.html", "did not write x in"},
		"a folder for a file":  {func(name string) error { return os.Mkdir(name, 0o777) }, "x", "did not write x in"},
		"a link to a file":     {func(name string) error { return os.Symlink("CNAME", name) }, "x", "did not write x in"},
		"a link to a folder":   {func(name string) error { return os.Symlink("entity", name) }, "x/a/index.html", "did not write x in"},
		"a link out":           {func(name string) error { return os.Symlink(os.TempDir(), name) }, "x/y", "did not write x in"},
		"a link out of a file": {func(name string) error { return os.Symlink("/etc/hostname", name) }, "x", "did not write x in"},
		"a broken link":        {func(name string) error { return os.Symlink("nowhere", name) }, "x", "did not write x in"},
		"a circle":             {func(name string) error { return os.Symlink("x", name) }, "x/y", "did not write x in"},
	} {
		x := filepath.Join(dir, "x")
		if err := test.make(x); err != nil {
			failOrSkip(t, err)
		}
		before, _ := os.Lstat(x)
		s := maps.Clone(first)
		s[test.needs] = "ours"
		_, err := publish(dir, s.files(), 4)
		if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "nothing was changed") {
			t.Errorf("%s: %v", name, err)
		}
		if after, err := os.Lstat(x); err != nil || after.Mode() != before.Mode() || after.Size() != before.Size() {
			t.Errorf("%s was changed: %v", name, err)
		}
		if err := os.Remove(x); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want(t, dir, both)
		if manifestOf(t, dir) != manifest {
			t.Errorf("%s: the manifest changed", name)
		}
	}

	// A page that is there already, word for word, is as good as ours.
	write(t, dir, site{"entity/b/index.html": "b"})
	if sum := must(t, dir, first); sum.Unchanged != 2 {
		t.Errorf("%+v", sum)
	}
	must(t, dir, next)
	want(t, dir, both)
}

// TestManyForeign: the message stays readable.
func TestManyForeign(t *testing.T) {
	dir, s := t.TempDir(), make(site)
	for i := range 25 {
		s[fmt.Sprintf("%02d", i)] = "mine"
	}
	write(t, dir, s)
	ours := make(site)
	for name := range s {
		ours[name] = "ours"
	}
	_, err := publish(dir, ours.files(), 4)
	if err == nil || !strings.Contains(err.Error(), "did not write 00, 01, 02, 03, 04, 05, 06, 07, 08, 09 and 15 more in") {
		t.Error(err)
	}
	want(t, dir, s)
}

// TestEdited: what somebody wrote into our pages is kept, out of the way.
func TestEdited(t *testing.T) {
	dir := t.TempDir()
	must(t, dir, first)
	write(t, dir, site{"index.html": "my home", "entity/b/index.html": "my b", "entity/a/index.html": "a"})
	sum := must(t, dir, next)
	sumOf := func(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:])[:8] }
	home, b := keptName+"/index.html."+sumOf("my home"), keptName+"/entity/b/index.html."+sumOf("my b")
	if !slices.Equal(sum.Kept, []string{b, home}) {
		t.Errorf("%+v", sum)
	}
	all := maps.Clone(next)
	all[home], all[b] = "my home", "my b"
	want(t, dir, all)
	if sum := must(t, dir, next); sum.Kept != nil || sum.Written != 0 {
		t.Errorf("%+v", sum)
	}
	want(t, dir, all)
}

// TestLostManifest: without it no file is ours.
func TestLostManifest(t *testing.T) {
	for _, manifest := range []string{"", "garbage\n", strings.Repeat("0", 64) + "  ../../etc/passwd\n" + strings.Repeat("0", 63) + "  index.html\n" + "zz" + strings.Repeat("0", 62) + "  index.html\n"} {
		dir := t.TempDir()
		must(t, dir, first)
		if err := os.WriteFile(filepath.Join(dir, manifestName), []byte(manifest), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := publish(dir, next.files(), 4); err == nil || !strings.Contains(err.Error(), "did not write graph.nq, index.html in") {
			t.Error(err)
		}
		want(t, dir, first)
		if sum := must(t, dir, first); sum.Unchanged != 4 {
			t.Errorf("%+v", sum)
		}
		must(t, dir, next)
		want(t, dir, next)
	}
}

// TestBadPaths: no name leads out of the folder or onto another page.
func TestBadPaths(t *testing.T) {
	outside := t.TempDir()
	dir := filepath.Join(outside, "public")
	must(t, dir, first)
	for _, name := range []string{"", ".", "..", "../x", "a/../../x", "/x", "a//b", "a/", "./a", `a\b`, "a/\x00", "a\nb", "c:x", "a\xff", ".dossier-stage/1",
		"a/.dossier-kept", ".DOSSIER-MANIFEST", manifestName, "a/b.", "a /b", "what?", `a"b`, "a|b"} {
		s := maps.Clone(next)
		s[name] = "bad"
		if _, err := publish(dir, s.files(), 4); err == nil || !strings.Contains(err.Error(), strconv.Quote(name)) {
			t.Errorf("%q: %v", name, err)
		}
		want(t, dir, first)
	}
	for _, pair := range [][2]string{{"a", "A"}, {"é", "e\u0301"}, {"straße/x", "STRASSE/x"}, {"a", "a/b"}, {"x/y/z", "X/Y"}, {"k", "\u212a"}} {
		if pair[0] == "straße/x" {
			continue // simple folding only
		}
		for _, order := range [][2]string{pair, {pair[1], pair[0]}} {
			files := func(yield func(File, error) bool) {
				_ = yield(File{Path: order[0]}, nil) && yield(File{Path: order[1]}, nil)
			}
			if _, err := publish(dir, files, 4); err == nil || !strings.Contains(err.Error(), "page") {
				t.Errorf("%q: %v", order, err)
			}
			want(t, dir, first)
		}
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 1 {
		t.Errorf("outside: %v", entries)
	}
}

// TestEmptyFolder: the folder of a stale page goes even if the build that removed
// the page was killed before it could remove the folder.
func TestEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	must(t, dir, first)
	if err := os.Remove(filepath.Join(dir, "entity/b/index.html")); err != nil {
		t.Fatal(err)
	}
	if sum := must(t, dir, next); sum.Removed != 0 {
		t.Errorf("%+v", sum)
	}
	if _, err := os.Lstat(filepath.Join(dir, "entity/b")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty folder is left")
	}
	// But a link or file that somebody put in its place stays.
	must(t, dir, first)
	b := filepath.Join(dir, "entity/b")
	if err := os.RemoveAll(b); err != nil {
		t.Fatal(err)
	}
	for _, put := range []func() error{
		func() error { return os.Symlink("nowhere", b) },
		func() error { return os.Symlink("a", b) },
		func() error { return os.WriteFile(b, []byte("mine"), 0o666) },
	} {
		if err := put(); err != nil {
			failOrSkip(t, err)
		}
		must(t, dir, next)
		if _, err := os.Lstat(b); err != nil {
			t.Error(err)
		}
		os.Remove(b)
		must(t, dir, first)
		os.RemoveAll(b)
	}
}

// TestFailure: an error from whoever makes the files leaves the old site.
func TestFailure(t *testing.T) {
	dir := t.TempDir()
	must(t, dir, first)
	before := manifestOf(t, dir)
	failure := errors.New("page 3 cannot be made")
	_, err := publish(dir, func(yield func(File, error) bool) {
		for i := range 100 {
			if i == 50 {
				yield(File{}, failure)
				return
			}
			if !yield(File{Path: fmt.Sprintf("new/%d", i), Data: []byte("new")}, nil) {
				return
			}
		}
	}, 4)
	if !errors.Is(err, failure) {
		t.Error(err)
	}
	want(t, dir, first)
	if manifestOf(t, dir) != before {
		t.Error("the manifest changed")
	}
}

// TestCase plays a disk that ignores case with a hard link: a page whose old
// path is another spelling of its new one is not removed.
func TestCase(t *testing.T) {
	dir := t.TempDir()
	must(t, dir, site{"Kim/index.html": "kim", "Lee/index.html": "lee"})
	if err := os.MkdirAll(filepath.Join(dir, "kim"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(filepath.Join(dir, "Kim/index.html"), filepath.Join(dir, "kim/index.html")); err != nil {
		failOrSkip(t, err)
	}
	must(t, dir, site{"kim/index.html": "kim"})
	want(t, dir, site{"kim/index.html": "kim", "Kim/index.html": "kim"})
}

func TestUnwritable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, site{"file": "mine"})
	for _, name := range []string{filepath.Join(dir, "file"), filepath.Join(dir, "file", "public"), "/proc/dossier-public", "/dev/null"} {
		if !strings.HasPrefix(name, dir) && runtime.GOOS != "linux" {
			continue
		}
		_, err := publish(name, first.files(), 4)
		if err == nil || !strings.Contains(err.Error(), "the output folder "+name+" cannot be written") || !strings.Contains(err.Error(), "--out") {
			t.Errorf("%s: %v", name, err)
		}
	}
	want(t, dir, site{"file": "mine"})
	if os.Geteuid() == 0 {
		t.Log("as root every folder can be written")
		return
	}
	must(t, filepath.Join(dir, "public"), first)
	if err := os.Chmod(filepath.Join(dir, "public"), 0o555); err != nil {
		t.Fatal(err)
	}
	_, err := publish(filepath.Join(dir, "public"), next.files(), 4)
	if err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Error(err)
	}
	os.Chmod(filepath.Join(dir, "public"), 0o777)
	want(t, filepath.Join(dir, "public"), first)
}

// TestTwoBuilds: builds in one folder come one after the other, and the last
// one's site is there, whole.
func TestTwoBuilds(t *testing.T) {
	dir := t.TempDir()
	sites := make([]site, 4)
	for i := range sites {
		sites[i] = make(site)
		for j := range 50 {
			sites[i][fmt.Sprintf("%d/%d", i%2, j)] = fmt.Sprint(i)
		}
	}
	done := make(chan error)
	for _, s := range sites {
		go func() {
			_, err := publish(dir, s.files(), 2)
			done <- err
		}()
	}
	for range sites {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	got := onDisk(t, dir)
	if !slices.ContainsFunc(sites, func(s site) bool { return maps.Equal(s, got) }) {
		t.Errorf("a mixture: %v", got)
	}
}

// The tests below run this program again as a child that publishes a large
// site, and kill it.

const (
	childDir  = "DOSSIER_TEST_PUBLISH_DIR"  // where the child publishes
	childStop = "DOSSIER_TEST_PUBLISH_STOP" // after how many files it stops and waits to be killed
	pages     = 1000
)

// memoryDir returns a folder for a test that writes thousands of files: in
// memory where there is such a disk.
func memoryDir(t testing.TB) string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		if dir, err := os.MkdirTemp("/dev/shm", "dossier"); err == nil {
			t.Cleanup(func() { os.RemoveAll(dir) })
			return dir
		}
	}
	return t.TempDir()
}

// big returns version v of the large site.
func big(v int) site {
	s := make(site)
	for i := range pages {
		name := fmt.Sprintf("entity/%d/index.html", i)
		switch {
		case i%10 == 0: // removed from the next version
			name = fmt.Sprintf("old%d/%d/index.html", v, i)
		case i%10 == 1: // unchanged
			s[name] = strings.Repeat("the same page\n", 20)
			continue
		}
		s[name] = strings.Repeat(fmt.Sprintf("page %d of version %d\n", i, v), 20)
	}
	s["index.html"] = fmt.Sprintf("home of version %d", v)
	return s
}

// publishAsChild publishes version 2 in a process of its own that can be killed.
func publishAsChild(dir string) {
	stop, err := strconv.Atoi(os.Getenv(childStop))
	if err != nil {
		stop = -1
	}
	s := big(2)
	_, err = publish(dir, func(yield func(File, error) bool) {
		for i, name := range keys(s) {
			if i == stop {
				fmt.Println("stopped")
				time.Sleep(time.Minute)
			}
			if !yield(File{Path: name, Data: []byte(s[name])}, nil) {
				return
			}
		}
	}, 2)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child starts a publication of version 2 in dir.
func child(t *testing.T, dir string, stop int) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childDir+"="+dir, childStop+"="+strconv.Itoa(stop))
	return cmd
}

// TestKilled kills the publication of version 2 over version 1 while it stages,
// while it moves files in, while it removes stale ones, and at moments in
// between. Each time every page is whole, strangers are untouched, and the
// next build completes the site.
func TestKilled(t *testing.T) {
	old, new := big(1), big(2)
	mine := site{"mine.txt": "mine", "entity/5/mine.txt": "mine"}
	complete := maps.Clone(new)
	maps.Copy(complete, mine)
	exists := func(name string) bool { _, err := os.Lstat(name); return err == nil }
	has := func(dir, name string) func() bool { // the page has its new content
		return func() bool {
			data, err := os.ReadFile(filepath.Join(dir, name))
			return err == nil && string(data) == new[name]
		}
	}
	for _, test := range []struct {
		name string
		stop int                                // files staged before the child waits
		when func(dir string) (now func() bool) // when it is killed otherwise
	}{
		{"before the first file", 0, nil},
		{"staging", pages / 2, nil},
		{"before the last file", pages, nil},
		{"a page is staged", -1, func(dir string) func() bool {
			return func() bool { return exists(filepath.Join(dir, stageName, "100")) }
		}},
		{"the manifest is noted", -1, func(dir string) func() bool {
			before := manifestOf(t, dir)
			return func() bool { data, _ := os.ReadFile(filepath.Join(dir, manifestName)); return string(data) != before }
		}},
		{"the first page is in", -1, func(dir string) func() bool { return has(dir, "entity/102/index.html") }},
		{"half of the pages are in", -1, func(dir string) func() bool { return has(dir, "entity/5/index.html") }},
		{"the home page is in", -1, func(dir string) func() bool { return has(dir, "index.html") }},
		{"a stale page is gone", -1, func(dir string) func() bool {
			return func() bool { return !exists(filepath.Join(dir, "old1/500")) }
		}},
		{"the stage is gone", -1, func(dir string) func() bool {
			staged := false
			return func() bool {
				here := exists(filepath.Join(dir, stageName))
				staged = staged || here
				return staged && !here
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := memoryDir(t)
			must(t, dir, old)
			write(t, dir, mine)
			var now func() bool
			if test.when != nil {
				now = test.when(dir)
			}
			cmd := child(t, dir, test.stop)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if now == nil {
				if _, err := out.Read(make([]byte, 7)); err != nil {
					t.Fatal("the child did not stop: ", err)
				}
			} else {
				for deadline := time.Now().Add(20 * time.Second); !now(); {
					if time.Now().After(deadline) {
						t.Fatal("the moment did not come")
					}
				}
			}
			cmd.Process.Kill() // SIGKILL
			cmd.Wait()

			got := onDisk(t, dir)
			moved, stale := 0, 0
			for name, data := range got {
				switch {
				case strings.HasPrefix(name, stageName+"/"):
				case data == new[name]:
					if old[name] != data {
						moved++
					}
				case data == old[name]:
					if _, ok := new[name]; !ok {
						stale++
					}
				case data == mine[name]:
				default:
					t.Errorf("%s is %.60q", name, data)
				}
			}
			t.Logf("%d files new, %d stale", moved, stale)
			if test.stop >= 0 && moved > 0 {
				t.Errorf("%d pages were changed before all were made", moved)
			}
			for name := range new {
				if _, ok := old[name]; ok && got[name] == "" {
					t.Errorf("%s is gone", name)
				}
			}
			for name, data := range mine {
				if got[name] != data {
					t.Errorf("%s is not as it was", name)
				}
			}
			// Whatever comes next, the same site or another, is complete.
			if moved%2 == 0 {
				if sum := must(t, dir, big(3)); sum.Kept != nil {
					t.Errorf("%+v", sum)
				}
			}
			if sum := must(t, dir, new); sum.Kept != nil {
				t.Errorf("%+v", sum)
			}
			want(t, dir, complete)
			if exists(filepath.Join(dir, "old1")) || exists(filepath.Join(dir, "old3")) {
				t.Error("stale pages are left")
			}
		})
	}
}

// TestLock: a folder that another process publishes into is refused, and free
// again when that process is dead.
func TestLock(t *testing.T) {
	dir := t.TempDir()
	cmd := child(t, dir, 10)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 7)); err != nil {
		t.Fatal(err)
	}
	held := make(chan error)
	go func() {
		_, err := publish(dir, first.files(), 2)
		held <- err
	}()
	select {
	case err := <-held:
		t.Errorf("published beside another build: %v", err)
	case <-time.After(300 * time.Millisecond): // it waits
	}
	cmd.Process.Kill()
	cmd.Wait()
	if err := <-held; err != nil {
		t.Error(err)
	}
	want(t, dir, first)
}

// TestMemory: files are taken one by one, and a few at a time.
func TestMemory(t *testing.T) {
	taken, before := 0, uint64(0)
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before = m.HeapAlloc
	most := uint64(0)
	_, err := publish(memoryDir(t), func(yield func(File, error) bool) {
		for i := range 400 { // 50 MB in all
			taken++
			if i%20 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
			if !yield(File{Path: strconv.Itoa(i), Data: make([]byte, 1<<17)}, nil) {
				return
			}
		}
	}, 2)
	if err != nil || taken != 400 {
		t.Error(taken, err)
	}
	if most > before+10<<20 {
		t.Errorf("%d MB held", (most-before)>>20)
	}
}

func BenchmarkPublish(b *testing.B) {
	s := big(1)
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			dir := memoryDir(b)
			b.StartTimer()
			if _, err := publish(dir, s.files(), runtime.GOMAXPROCS(0)); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(s)*b.N)/b.Elapsed().Seconds(), "files/s")
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := memoryDir(b)
		for b.Loop() {
			if _, err := publish(dir, s.files(), runtime.GOMAXPROCS(0)); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(s)*b.N)/b.Elapsed().Seconds(), "files/s")
	})
}
