package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/gofrs/flock"
	"golang.org/x/sync/errgroup"
	"golang.org/x/text/unicode/norm"
)

// Publishing writes a finished site into its folder so that nobody ever sees
// half a page and nothing is lost that is not ours:
//
//  1. Stage. The files of the site come in, one by one. Each is compared with
//     what stands at its path; what differs is written to .dossier-stage.
//     Nothing that anybody reads is touched. An error from whoever makes the
//     files, a file that cannot be written, or one of somebody else in the
//     way ends it here, with the site as it was.
//  2. Note. The manifest (.dossier-manifest) then names every file of the old
//     site and of the new one, with the hashes of both.
//  3. Move. Staged files are renamed to their paths, those that others link to
//     first; files of the old site that the new one does not have are removed,
//     and folders that this empties. Unchanged files are not touched.
//  4. Note. The manifest names the files of the new site.
//
// Killed at any moment, it leaves every page whole, old or new, and a manifest
// that knows all files that are ours; the next build does the rest. It compares
// what is there, not what the manifest says, and so repairs a page that lost
// its content with the power of the machine.
//
// A file is ours if the manifest has its path and hash. One with the path and
// another hash was changed by somebody: it is moved to .dossier-kept before it
// is renewed or removed. One that the manifest does not know is somebody
// else's and never touched; where a page of the site should stand, it is an
// error, unless it is that very page.

// The names that publishing uses in the folder of the site. Everything else
// that begins like them is refused as a path.
const (
	reserved     = ".dossier-"
	manifestName = reserved + "manifest"
	stageName    = reserved + "stage" // removed at the end
	keptName     = reserved + "kept"  // only where somebody changed our files
	lockName     = reserved + "lock"  // only on Windows
)

// lockWait is how long a build waits for another one in the same folder.
const lockWait = 10 * time.Second

// File is a file of the site.
type File struct {
	Path string // below the folder of the site, with "/": "entity/kim-jong-un/index.html"
	Data []byte
	// Write writes the file in the place of Data, for one that is too large to
	// hold. It is called once.
	Write func(io.Writer) error
}

// writeTo writes the file and returns its hash.
func (f File) writeTo(w io.Writer) (hash, error) {
	if f.Write == nil {
		_, err := w.Write(f.Data)
		return sha256.Sum256(f.Data), err
	}
	h := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(w, h), 1<<16)
	err := errors.Join(f.Write(out), out.Flush())
	return hash(h.Sum(nil)), err
}

// Summary says what publishing did.
type Summary struct {
	Written   int      // files that are new or changed
	Unchanged int      // files that were there already
	Removed   int      // files of an earlier site that are gone
	Kept      []string // copies of our files that somebody had changed, relative to the folder; sorted
}

// publish writes a site into a folder, which is made if need be. It uses up
// files in one pass and holds a few of them at a time; the folder is changed
// only after the last, and not at all if an error comes with one. Workers is
// the number of files written at a time. One publish at a time works in a
// folder: a second waits for a while, then gives up with an error.
//
// The result depends on the files and on what stood in the folder, not on the
// order of the files or the number of workers.
func publish(dir string, files iter.Seq2[File, error], workers int) (Summary, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return Summary{}, unwritable(dir, err)
	}
	unlock, err := lock(dir)
	if err != nil {
		return Summary{}, err
	}
	defer unlock()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Summary{}, unwritable(dir, err)
	}
	defer root.Close()
	p := &publication{dir: dir, root: root, hashes: make(map[string]hash), spelled: make(map[string]string), folders: make(map[string]string)}
	if p.old, err = readManifest(root); err != nil {
		return Summary{}, unwritable(dir, err)
	}
	if err := root.RemoveAll(stageName); err != nil { // of a build that was interrupted
		return Summary{}, unwritable(dir, err)
	}
	if err := root.Mkdir(stageName, 0o777); err != nil {
		return Summary{}, unwritable(dir, err)
	}
	defer root.RemoveAll(stageName)
	if err := p.stage(files, max(workers, 1)); err != nil {
		return Summary{}, err
	}
	if err := p.move(); err != nil {
		return Summary{}, fmt.Errorf("the output folder %s is not complete: %w; every page in it is whole, and the next build goes on from here", dir, err)
	}
	slices.Sort(p.summary.Kept)
	return p.summary, nil
}

// unwritable says that the folder of the site cannot be used.
func unwritable(dir string, err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = fmt.Errorf("%s %s: %w", pathError.Op, pathError.Path, pathError.Err)
	}
	return fmt.Errorf("the output folder %s cannot be written (%w): make it writable, or name another with --out; nothing in it was changed", dir, err)
}

// lock keeps other publications out of a folder until unlock is called or the
// process ends, however it does.
func lock(dir string) (unlock func(), err error) {
	file, options := dir, flock.SetFlag(os.O_RDONLY)
	if runtime.GOOS == "windows" { // folders cannot be locked there
		file, options = filepath.Join(dir, lockName), flock.SetFlag(os.O_CREATE|os.O_RDWR)
	}
	l := flock.New(file, options)
	ctx, cancel := context.WithTimeout(context.Background(), lockWait)
	defer cancel()
	ok, err := l.TryLockContext(ctx, 20*time.Millisecond)
	switch {
	case ok:
		return func() { l.Unlock() }, nil
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("another build is writing to %s: wait until it has finished", dir)
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOLCK):
		return func() {}, nil // a disk without locks
	}
	return nil, unwritable(dir, err)
}

// publication is one site on its way into its folder.
type publication struct {
	dir     string
	root    *os.Root
	old     manifest
	summary Summary

	spelled map[string]string // paths of the site by their folded form
	folders map[string]string // folders of the site by their folded form, with a path in each

	passed sync.Map   // folders that are there
	mu     sync.Mutex // guards what the workers collect:
	hashes map[string]hash
	staged []stagedFile
	inWay  []string // what is somebody else's where a page should be
}

// stagedFile is a file that waits in the stage.
type stagedFile struct {
	path   string
	number int    // its name in the stage
	edited string // hash of the file of ours that somebody changed; "" for none
}

// stage compares the files of the site with what is there and writes the ones
// that differ aside.
func (p *publication) stage(files iter.Seq2[File, error], workers int) error {
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(workers)
	number := 0
	var failed error
	for file, err := range files {
		if failed = err; failed == nil {
			failed = p.claim(file.Path)
		}
		if failed != nil || ctx.Err() != nil {
			break
		}
		number++
		mine := number
		group.Go(func() error { return p.stageFile(file, mine) })
	}
	if err := group.Wait(); err != nil && failed == nil {
		failed = unwritable(p.dir, err)
	}
	if failed != nil {
		return failed
	}
	if len(p.inWay) > 0 {
		slices.Sort(p.inWay)
		more := ""
		if n := len(p.inWay) - 10; n > 0 {
			p.inWay, more = p.inWay[:10], fmt.Sprintf(" and %d more", n)
		}
		return fmt.Errorf("dossier did not write %s%s in %s, where it would have to write: move them away, or name another folder with --out; nothing was changed",
			strings.Join(p.inWay, ", "), more, p.dir)
	}
	return nil
}

// claim checks a path and that no other file of the site has it, also on disks
// that ignore case. What it refuses is a fault of the program, not of anybody's
// files.
func (p *publication) claim(name string) error {
	if !validPath(name) {
		return fmt.Errorf("%q cannot be the path of a page", name)
	}
	key := fold(name)
	if other, ok := p.spelled[key]; ok {
		return fmt.Errorf("two pages have the path %q (%q)", name, other)
	}
	if other, ok := p.folders[key]; ok {
		return fmt.Errorf("%q is a page and, for %q, a folder", name, other)
	}
	p.spelled[key] = name
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		key := fold(dir)
		if other, ok := p.spelled[key]; ok {
			return fmt.Errorf("%q is a page and, for %q, a folder", other, name)
		}
		if _, ok := p.folders[key]; ok {
			break
		}
		p.folders[key] = name
	}
	return nil
}

// validPath reports whether name is a path below a folder on every system:
// UTF-8, no "..", no character or name that a system reads otherwise.
func validPath(name string) bool {
	if !utf8.ValidString(name) || !fs.ValidPath(name) || name == "." ||
		strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) }) {
		return false
	}
	for segment := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(strings.ToLower(segment), reserved) || strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " ") {
			return false
		}
	}
	return true
}

// fold returns the key under which two paths are one on a disk that ignores
// case.
func fold(name string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(name)))
}

// stageFile compares one file with what is there and stages it if they differ.
func (p *publication) stageFile(file File, number int) error {
	var sum hash
	var err error
	stageNow := func() error {
		out, err := p.root.OpenFile(stagePath(number), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		sum, err = file.writeTo(out)
		return errors.Join(err, out.Close())
	}
	if file.Write == nil {
		sum = sha256.Sum256(file.Data)
	} else if err = stageNow(); err != nil { // what it is can only be known by writing it
		return err
	}
	there, state, err := p.look(file.Path, sum)
	if err != nil {
		return err
	}
	if differs := state == absent || state == ours || state == edited; differs && file.Write == nil {
		err = stageNow()
	} else if !differs && file.Write != nil {
		err = p.root.Remove(stagePath(number))
	}
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hashes[file.Path] = sum
	switch state {
	case same:
		p.summary.Unchanged++
	case foreign:
		p.inWay = append(p.inWay, there)
	case edited:
		p.staged = append(p.staged, stagedFile{path: file.Path, number: number, edited: there})
	default:
		p.staged = append(p.staged, stagedFile{path: file.Path, number: number})
	}
	return nil
}

// stagePath is where a file waits.
func stagePath(number int) string { return fmt.Sprintf("%s/%d", stageName, number) }

// The states of what stands at the path of a file.
type state int

const (
	absent  state = iota
	same          // the file as it is to be
	ours          // another content that we wrote
	edited        // ours, changed by somebody
	foreign       // somebody else's, or no file at all
)

// look tells what stands at the path of a file that is to have the hash want.
// For an edited file there is the hash of what it is now, for a foreign one the
// path that is in the way.
func (p *publication) look(name string, want hash) (there string, s state, err error) {
	if there, s, err = p.lookAbove(name); err != nil || s != ours {
		return there, s, err
	}
	info, err := p.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", absent, nil
	case err != nil:
		return "", 0, err
	case !info.Mode().IsRegular():
		return name, foreign, nil
	}
	sum, err := p.hashOf(name)
	if err != nil {
		return "", 0, err
	}
	hashes := p.old[name]
	switch {
	case sum == want:
		return "", same, nil
	case len(hashes) == 0:
		return name, foreign, nil
	case slices.Contains(hashes, sum):
		return "", ours, nil
	}
	return hex.EncodeToString(sum[:]), edited, nil
}

// hashOf reads a file of the folder.
func (p *publication) hashOf(name string) (hash, error) {
	f, err := p.root.Open(name)
	if err != nil {
		return hash{}, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hash(h.Sum(nil)), err
}

// lookAbove looks at the folders above a path, from the top: ours when all are
// there, absent when one is not, foreign when one is a file or a link, wherever
// it leads.
func (p *publication) lookAbove(name string) (string, state, error) {
	for i, c := range name {
		if c != '/' {
			continue
		}
		dir := name[:i]
		if _, seen := p.passed.Load(dir); seen {
			continue
		}
		info, err := p.root.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return "", absent, nil
		case err != nil:
			return "", 0, err
		case !info.IsDir():
			return dir, foreign, nil
		}
		p.passed.Store(dir, true)
	}
	return "", ours, nil
}

// move puts the staged files in their places, removes what is no longer part of
// the site and writes the manifest.
func (p *publication) move() error {
	next := make(manifest, len(p.hashes))
	for name, sum := range p.hashes {
		next[name] = []hash{sum}
	}
	var stale []string
	for name := range p.old {
		if _, ok := next[name]; !ok {
			stale = append(stale, name)
		}
	}
	slices.Sort(stale)
	if len(p.staged)+len(stale) > 0 {
		if err := p.writeManifest(p.old.union(next)); err != nil {
			return err
		}
	}
	// Pages that are deep in the site are linked to by those above: let them
	// be there first, and the home page last.
	slices.SortFunc(p.staged, func(a, b stagedFile) int {
		return cmp.Or(cmp.Compare(strings.Count(b.path, "/"), strings.Count(a.path, "/")), cmp.Compare(a.path, b.path))
	})
	made := make(map[string]bool)
	for _, f := range p.staged {
		if dir := path.Dir(f.path); dir != "." && !made[dir] {
			if err := p.root.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			made[dir] = true
		}
		if f.edited != "" {
			if err := p.keep(f.path, f.edited); err != nil {
				return err
			}
		}
		if err := p.root.Rename(stagePath(f.number), f.path); err != nil {
			return err
		}
		p.summary.Written++
	}
	for _, name := range stale {
		if err := p.remove(name); err != nil {
			return err
		}
	}
	if !next.equal(p.old) {
		return p.writeManifest(next)
	}
	return nil
}

// keep moves a file of ours that somebody changed out of the site.
func (p *publication) keep(name, sum string) error {
	kept := keptName + "/" + name + "." + sum[:8]
	if err := p.root.MkdirAll(path.Dir(kept), 0o777); err != nil {
		return err
	}
	if err := p.root.Rename(name, kept); err != nil {
		return err
	}
	p.summary.Kept = append(p.summary.Kept, kept)
	return nil
}

// remove takes a file of an earlier site away, and the folders that it leaves
// empty, also those of a file that an interrupted build has taken away.
func (p *publication) remove(name string) error {
	info, err := p.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil || !info.Mode().IsRegular() || p.isNew(name, info):
		return nil // not ours any more
	default:
		sum, err := p.hashOf(name)
		if err != nil {
			return err
		}
		if !slices.Contains(p.old[name], sum) {
			err = p.keep(name, hex.EncodeToString(sum[:]))
		} else {
			err = p.root.Remove(name)
		}
		if err != nil {
			return err
		}
		p.summary.Removed++
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := p.root.Lstat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil || !info.IsDir() || p.root.Remove(dir) != nil {
			break // a link of somebody's, or not empty
		}
	}
	return nil
}

// isNew reports whether a file of the earlier site is one of the new site under
// another spelling, as on a disk that ignores case.
func (p *publication) isNew(name string, info fs.FileInfo) bool {
	other, ok := p.spelled[fold(name)]
	if !ok {
		return false
	}
	there, err := p.root.Lstat(other)
	return err == nil && os.SameFile(info, there)
}

// hash is the SHA-256 of a file.
type hash [sha256.Size]byte

// manifest is what dossier wrote: paths with the hashes that their files may
// have, one when all is done, two while files are being moved.
//
// Its file has a line for each, sorted, as sha256sum writes and checks them
// (sha256sum -c .dossier-manifest).
type manifest map[string][]hash

const manifestHead = "# Written by dossier: the files of this site that it made, and may renew or remove.\n"

// readManifest reads the manifest of a folder; without one, nothing in the
// folder is ours. Lines that are not as they should be are passed over, so
// that the worst they do is to leave a file alone.
func readManifest(root *os.Root) (manifest, error) {
	m := make(manifest)
	if info, err := root.Lstat(manifestName); errors.Is(err, fs.ErrNotExist) {
		return m, nil
	} else if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file", manifestName)
	}
	data, err := root.ReadFile(manifestName)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		digits, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		var sum hash
		if n, err := hex.Decode(sum[:], []byte(digits[:min(len(digits), 2*len(sum))])); ok && err == nil && n == len(sum) && len(digits) == 2*len(sum) && validPath(name) {
			m[name] = append(m[name], sum)
		}
	}
	return m, nil
}

// union returns the paths and hashes of both.
func (m manifest) union(other manifest) manifest {
	both := make(manifest, max(len(m), len(other)))
	for _, part := range []manifest{m, other} {
		for name, hashes := range part {
			for _, sum := range hashes {
				if !slices.Contains(both[name], sum) {
					both[name] = append(both[name], sum)
				}
			}
		}
	}
	return both
}

// equal reports whether both have the same paths with the same single hashes.
func (m manifest) equal(other manifest) bool {
	if len(m) != len(other) {
		return false
	}
	for name, hashes := range m {
		if !slices.Equal(hashes, other[name]) {
			return false
		}
	}
	return true
}

// writeManifest replaces the manifest at once, and waits until the disk has it.
func (p *publication) writeManifest(m manifest) error {
	lines := make([]string, 0, len(m))
	for name, hashes := range m {
		for _, sum := range hashes {
			lines = append(lines, hex.EncodeToString(sum[:])+"  "+name+"\n")
		}
	}
	slices.SortFunc(lines, func(a, b string) int { return cmp.Or(cmp.Compare(a[64:], b[64:]), cmp.Compare(a, b)) })
	aside := stageName + "/manifest"
	out, err := p.root.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = out.WriteString(manifestHead + strings.Join(lines, ""))
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	return p.root.Rename(aside, manifestName)
}
