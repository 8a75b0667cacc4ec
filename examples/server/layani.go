package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
)

// pesan is an error as the person at the window reads it.
func pesan(err error) string {
	if e, ok := errors.AsType[*dasar.Error](err); ok && e.Message != "" {
		return e.Message + " (" + e.Rule + ")"
	}
	return err.Error()
}

func bukaServer(ctx context.Context, p pilihan) (*rakit.Server, error) {
	o := opsi(p)
	var err error
	if o.Surel, err = rakit.BacaSurel(os.Getenv("SMTP_URL"), os.Getenv("SMTP_DARI")); err != nil {
		return nil, err
	}
	return rakit.Buka(ctx, o)
}

// putarNisan opens a restored data folder, forgets again what was destroyed after the
// backup, and stops.
func putarNisan(ctx context.Context, p pilihan, out io.Writer) error {
	o := opsi(p)
	o.PutarNisan = true
	s, err := rakit.Buka(ctx, o)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "Nisan sudah diputar; server boleh dijalankan lagi.")
	return s.Close()
}

func opsi(p pilihan) rakit.Opsi {
	return rakit.Opsi{
		DatabaseURL: os.Getenv("DATABASE_URL"), Data: p.data, Now: time.Now, TLS: p.sertifikat != "",
		Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	}
}

// layani opens the data folder and serves until ctx ends.
func layani(ctx context.Context, p pilihan, out io.Writer) error {
	s, err := bukaServer(ctx, p)
	if err != nil {
		return err
	}
	defer s.Close()
	return layaniServer(ctx, s, p, out)
}

// tautan is a one-time link to get in with.
type tautan struct{ nama, path string }

// layaniServer prints the address and the links, and serves until ctx ends.
func layaniServer(ctx context.Context, s *rakit.Server, p pilihan, out io.Writer, masuk ...tautan) error {
	l, err := dengar(p)
	if err != nil {
		return err
	}
	skema := "http"
	if p.sertifikat != "" {
		skema = "https"
	}
	alamat := skema + "://" + l.Addr().String()
	fmt.Fprintf(out, "Pesantren siap di %s\n", alamat)
	siapkan, err := s.TautanPenyiapan(ctx)
	if err != nil {
		return err
	}
	if siapkan != "" {
		masuk = append(masuk, tautan{"penyiapan", siapkan})
	}
	for _, t := range masuk {
		fmt.Fprintf(out, "Tautan %s (sekali pakai, berlaku 24 jam): %s%s\n", t.nama, alamat, t.path)
	}
	fmt.Fprintln(out, "Tekan Ctrl+C untuk berhenti.")
	defer jadwalkan(ctx, s)()

	srv := &http.Server{Handler: s.Handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, WriteTimeout: 10 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12}}
	berhenti := make(chan error, 1)
	go func() {
		<-ctx.Done()
		tunggu, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
		defer cancel()
		berhenti <- srv.Shutdown(tunggu)
	}()
	if p.sertifikat != "" {
		err = srv.ServeTLS(l, p.sertifikat, p.kunci)
	} else {
		err = srv.Serve(l)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-berhenti
}

// jadwalkan runs the daily work beside the pages; what it returns waits for its end, so
// that the database closes after it.
func jadwalkan(ctx context.Context, s *rakit.Server) (tunggu func()) {
	ctx, henti := context.WithCancel(ctx)
	jam, selesai := time.NewTicker(rakit.Denyut), make(chan struct{})
	go func() {
		defer close(selesai)
		s.Jadwalkan(ctx, jam.C)
	}()
	return func() {
		jam.Stop()
		henti()
		<-selesai
	}
}

// dengar opens the address. Plain HTTP stays on this computer; the default port
// gives way to a free one when another program holds it.
func dengar(p pilihan) (net.Listener, error) {
	host, _, err := net.SplitHostPort(p.alamat)
	if err != nil {
		return nil, fmt.Errorf("alamat %q tidak terbaca; tulis misalnya 127.0.0.1:8080", p.alamat)
	}
	if p.sertifikat == "" && !sendiri(host) {
		return nil, fmt.Errorf("alamat %s terbuka ke jaringan; beri -sertifikat dan -kunci, atau pakai 127.0.0.1", p.alamat)
	}
	l, err := net.Listen("tcp", p.alamat)
	if err != nil && !p.alamatDiminta {
		return net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	return l, err
}

func sendiri(host string) bool {
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}
