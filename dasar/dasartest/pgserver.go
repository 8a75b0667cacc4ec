//go:build unix

package dasartest

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// PostgresServer is a private, throw-away Postgres server: no service, no
// port, no password, and no durability against a crash of the machine. It ends
// when [PostgresServer.Stop] is called or when this process ends, even by
// kill -9, and takes its folder with it.
type PostgresServer struct {
	dir    string // the socket, the log, and the data in d
	cmd    *exec.Cmd
	hidup  io.Closer     // the server lives while this is open
	habis  chan struct{} // closed when the server has ended
	akhir  error
	sekali sync.Once
}

// MulaiPostgres starts a server for benchmarks, examples and crash tests; a
// test wants [Postgres]. setelan gives server settings, such as "fsync": "on"
// for a measurement that must be true on a real disk. ctx bounds the start.
func MulaiPostgres(ctx context.Context, setelan map[string]string) (_ *PostgresServer, err error) {
	bin, err := cariPostgres()
	if err != nil {
		return nil, err
	}
	akun, err := akunPostgres()
	if err != nil {
		return nil, err
	}
	tmp, err := tempat(akun)
	if err != nil {
		return nil, err
	}
	sapu(tmp)
	s := &PostgresServer{habis: make(chan struct{})}
	if s.dir, err = os.MkdirTemp(tmp, fmt.Sprintf("pgt-%d-", os.Getpid())); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(s.dir)
		}
	}()
	if err := milik(s.dir, akun); err != nil {
		return nil, err
	}
	pola, err := polaKluster(ctx, bin, tmp, akun)
	if err != nil {
		return nil, err
	}
	if err := salinPohon(pola, filepath.Join(s.dir, "d"), akun); err != nil {
		return nil, err
	}
	return s, s.jalan(ctx, bin, akun, setelan)
}

// penjaga runs the server beside a reader of standard input, which ends the
// server and removes its folder ($1) when the writing end is closed: by Stop,
// or by the kernel when this process is gone.
const penjaga = `dir=$1; shift
exec 3<&0 </dev/null
"$@" & pid=$!
( read -r x <&3
  kill -QUIT $pid
  while kill -0 $pid; do sleep 0.05; done
  cd /; rm -rf "$dir" ) 2>/dev/null &
exec 3<&-
wait $pid`

func (s *PostgresServer) jalan(ctx context.Context, bin string, akun *akun, setelan map[string]string) error {
	baca, tulis, err := os.Pipe()
	if err != nil {
		return err
	}
	defer baca.Close()
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		tulis.Close()
		return err
	}
	defer log.Close()
	args := append([]string{"-c", penjaga, "sh", s.dir, filepath.Join(bin, "postgres"), "-D", filepath.Join(s.dir, "d")}, s.opsi(akun, setelan)...)
	s.cmd = perintah(context.Background(), akun, s.dir, "sh", args...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr, s.hidup = baca, log, log, tulis
	if err := s.cmd.Start(); err != nil {
		tulis.Close()
		return fmt.Errorf("starting postgres: %w", err)
	}
	go func() {
		s.akhir = s.cmd.Wait()
		close(s.habis)
	}()
	if err := s.tunggu(ctx); err != nil {
		err = fmt.Errorf("postgres: %w\n%s", err, s.log())
		s.Stop()
		return err
	}
	return nil
}

func (s *PostgresServer) opsi(akun *akun, setelan map[string]string) []string {
	set := map[string]string{
		"listen_addresses": "", "unix_socket_directories": s.dir, "unix_socket_permissions": "0700",
		"max_connections": "500", "timezone": "UTC", "log_timezone": "UTC",
		"shared_buffers": "64MB", "jit": "off", "logging_collector": "off",
		"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
		"max_wal_size": "1GB", "wal_level": "minimal", "max_wal_senders": "0",
		"autovacuum_naptime": "5min",
	}
	if akun != nil {
		set["unix_socket_permissions"] = "0777" // we are root; the folder itself is 0700
	}
	for k, v := range setelan {
		set[k] = v
	}
	var args []string
	for k, v := range set {
		args = append(args, "-c", k+"="+v)
	}
	return args
}

// tunggu waits until postmaster.pid says ready in its eighth line.
func (s *PostgresServer) tunggu(ctx context.Context) error {
	for {
		b, err := os.ReadFile(filepath.Join(s.dir, "d", "postmaster.pid"))
		if l := strings.Split(string(b), "\n"); err == nil && len(l) >= 8 && strings.TrimSpace(l[7]) == "ready" {
			return nil
		}
		select {
		case <-s.habis:
			return fmt.Errorf("ended at once: %v", s.akhir)
		case <-ctx.Done():
			return fmt.Errorf("not ready: %w", ctx.Err())
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// log returns the end of the server's log.
func (s *PostgresServer) log() string {
	b, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	return string(b[max(0, len(b)-4000):])
}

// DSN returns the URL of one database, for pgdb.Open, psql or a child process.
// The database "postgres" exists; make others with CREATE DATABASE.
func (s *PostgresServer) DSN(db string) string {
	return fmt.Sprintf("postgres://postgres@/%s?host=%s&port=5432&sslmode=disable", db, s.dir)
}

// Stop ends the server at once, and removes what it made. It may be called
// more than once.
func (s *PostgresServer) Stop() error {
	var err error
	s.sekali.Do(func() {
		s.hidup.Close()
		<-s.habis
		err = os.RemoveAll(s.dir)
	})
	return err
}

// sapu removes what an older process left when the whole machine or container
// was cut off: folders pgt-<pid>-* whose process and server are no more.
func sapu(tmp string) {
	m, _ := filepath.Glob(filepath.Join(tmp, "pgt-*"))
	for _, d := range m {
		f := strings.SplitN(filepath.Base(d), "-", 3)
		pid, err := strconv.Atoi(f[1])
		if len(f) != 3 || err != nil || pid == os.Getpid() || adaProses(pid) || dipunyai(d, -1) != nil {
			continue
		}
		b, err := os.ReadFile(filepath.Join(d, "d", "postmaster.pid"))
		baris, _, _ := strings.Cut(string(b), "\n")
		if p, e := strconv.Atoi(baris); err == nil && e == nil && adaProses(p) {
			continue // still going down
		}
		_ = os.RemoveAll(d)
	}
}
