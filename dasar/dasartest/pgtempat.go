//go:build unix

package dasartest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// errTanpaPostgres says what to do on a machine without Postgres.
var errTanpaPostgres = errors.New("no PostgreSQL programs found: install them (Debian: apt-get install postgresql), or set PESANTREN_PG_BIN to the folder of initdb and postgres, or TEST_DATABASE_URL to a running server")

// akun is the account to run Postgres under when we are root, which it refuses.
type akun struct{ uid, gid uint32 }

func akunPostgres() (*akun, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, n := range []string{"postgres", "nobody"} { // initdb needs an entry in passwd
		u, err := user.Lookup(n)
		if err != nil {
			continue
		}
		uid, _ := strconv.ParseUint(u.Uid, 10, 32)
		gid, _ := strconv.ParseUint(u.Gid, 10, 32)
		if uid != 0 {
			return &akun{uint32(uid), uint32(gid)}, nil
		}
	}
	return nil, errors.New("running as root, and there is neither a postgres nor a nobody account to run PostgreSQL under")
}

// cariPostgres returns the folder of initdb and postgres: the environment, the
// PATH, then the usual places with the highest version first.
func cariPostgres() (string, error) {
	if d := os.Getenv("PESANTREN_PG_BIN"); d != "" {
		if !adaProgram(d) {
			return "", fmt.Errorf("PESANTREN_PG_BIN=%s holds no initdb and postgres", d)
		}
		return d, nil
	}
	var dirs []string
	if p, err := exec.LookPath("postgres"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil {
			dirs = append(dirs, filepath.Dir(p))
		}
	}
	for _, g := range []string{
		"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/usr/local/bin",
		"/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin", "/Applications/Postgres.app/Contents/Versions/*/bin",
	} {
		m, _ := filepath.Glob(g)
		slices.SortFunc(m, func(a, b string) int { return versiDi(b) - versiDi(a) })
		dirs = append(dirs, m...)
	}
	if i := slices.IndexFunc(dirs, adaProgram); i >= 0 {
		return dirs[i], nil
	}
	return "", errTanpaPostgres
}

func adaProgram(d string) bool {
	for _, n := range []string{"initdb", "postgres"} {
		if _, err := os.Stat(filepath.Join(d, n)); err != nil {
			return false
		}
	}
	return true
}

// versiDi returns the last number in a path.
func versiDi(p string) int {
	n := 0
	for _, f := range strings.FieldsFunc(p, func(r rune) bool { return r < '0' || r > '9' }) {
		n, _ = strconv.Atoi(f)
	}
	return n
}

// tempat returns a folder for the server: in memory where there is enough of
// it, short (a socket path holds 107 bytes), and open to the account.
func tempat(a *akun) (string, error) {
	dirs := []string{os.Getenv("PESANTREN_PG_TMP"), os.TempDir(), "/tmp", "/var/tmp"}
	if dirs[0] == "" && sisa("/dev/shm") > 2<<30 {
		dirs[0] = "/dev/shm"
	}
	for _, d := range dirs {
		if d != "" && len(d) <= 60 && terjangkau(d, a) {
			return d, nil
		}
	}
	return "", fmt.Errorf("no usable temporary folder among %q", dirs)
}

// terjangkau reports whether the account may walk to the folder d.
func terjangkau(d string, a *akun) bool {
	d, err := filepath.Abs(d)
	if err != nil {
		return false
	}
	if st, err := os.Stat(d); err != nil || !st.IsDir() {
		return false
	}
	for p := d; a != nil; p = filepath.Dir(p) {
		st, err := os.Stat(p)
		if err != nil || st.Mode().Perm()&0o001 == 0 {
			return false
		}
		if p == filepath.Dir(p) {
			break
		}
	}
	return true
}

// perintah runs a program under the account, in a process group of its own (an
// interrupt from the keyboard is ours, not the server's), with a small
// environment.
func perintah(ctx context.Context, a *akun, dir, nama string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, nama, args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC", "HOME=" + dir}
	if v := os.Getenv("LD_LIBRARY_PATH"); v != "" {
		cmd.Env = append(cmd.Env, "LD_LIBRARY_PATH="+v)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a != nil {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	return cmd
}

// polaKluster returns a data folder that initdb made once per version and
// account; a server gets a copy of it.
func polaKluster(ctx context.Context, bin, tmp string, a *akun) (string, error) {
	args := []string{"--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--wal-segsize=1"}
	versi, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "-V").Output()
	if err != nil {
		return "", fmt.Errorf("%s/postgres -V: %w", bin, err)
	}
	uid := os.Geteuid()
	if a != nil {
		uid = int(a.uid)
	}
	h := sha256.Sum256([]byte(bin + string(versi) + strings.Join(args, " ")))
	akar := filepath.Join(tmp, fmt.Sprintf("pgpola-%d-%s", uid, hex.EncodeToString(h[:6])))
	if dipunyai(akar, uid) == nil {
		return akar, nil
	}
	// Made aside, then renamed: two processes may race, and one of them wins.
	samping, err := os.MkdirTemp(tmp, "pgpola-baru-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(samping)
	if err := milik(samping, a); err != nil {
		return "", err
	}
	data := filepath.Join(samping, "d")
	if b, err := perintah(ctx, a, samping, filepath.Join(bin, "initdb"), append([]string{"-D", data}, args...)...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w\n%s", err, b)
	}
	if err := os.Rename(data, akar); err != nil && dipunyai(akar, uid) != nil {
		return "", err
	}
	return akar, dipunyai(akar, uid)
}

// salinPohon copies a data folder and gives each file to the account.
func salinPohon(dari, ke string, a *akun) error {
	return filepath.WalkDir(dari, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dari, p)
		tujuan := filepath.Join(ke, rel)
		if d.IsDir() {
			if err := os.MkdirAll(tujuan, 0o700); err != nil {
				return err
			}
			return milik(tujuan, a)
		}
		if err := salinBerkas(p, tujuan); err != nil {
			return err
		}
		return milik(tujuan, a)
	})
}

func salinBerkas(dari, ke string) error {
	in, err := os.Open(dari)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(ke, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := out.ReadFrom(in); err != nil { // copy_file_range on Linux
		out.Close()
		return err
	}
	return out.Close()
}

func milik(p string, a *akun) error {
	if a == nil {
		return nil
	}
	return os.Lchown(p, int(a.uid), int(a.gid))
}

func adaProses(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// dipunyai says whether p is a folder that uid owns (one of ours when uid is
// negative) and nobody else may write to.
func dipunyai(p string, uid int) error {
	st, err := os.Lstat(p)
	if err != nil {
		return err
	}
	s, ok := st.Sys().(*syscall.Stat_t)
	if !ok || !st.IsDir() || st.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("%s is not a private folder", p)
	}
	if uid >= 0 && int(s.Uid) != uid || uid < 0 && os.Geteuid() != 0 && int(s.Uid) != os.Geteuid() {
		return fmt.Errorf("%s belongs to another user", p)
	}
	return nil
}

// sisa returns the free bytes under p, 0 when it does not know.
func sisa(p string) uint64 {
	var s syscall.Statfs_t
	if syscall.Statfs(p, &s) != nil {
		return 0
	}
	return uint64(s.Bavail) * uint64(s.Bsize)
}
