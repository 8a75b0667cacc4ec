// Command server is the reference server: what a pesantren runs. Without any
// configuration it keeps everything in one folder (SQLite); with DATABASE_URL
// it uses Postgres, and nothing else changes.
//
//	go run ./examples/server                  start, and print the address
//	go run ./examples/server contoh           build the sample school, run a month, serve it
//	go run ./examples/server contoh -selesai  the same, and stop when done
//	go run ./examples/server putar-nisan      after a restore: forget again what was destroyed
//	go run ./examples/server cadangkan -berkas F  write a backup of everything, without keys
//	go run ./examples/server pulihkan -berkas F   bring one back into an empty folder, and prove it
//	go run ./examples/server periksa-buku     is every log whole, against its checkpoints and the file of them
//	go run ./examples/server periksa -kunci-publik KUNCI BERKAS
//	                                          check an export, a receipt, a line of the trail or a checkpoint, offline
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	_ "time/tzdata" // Windows and empty images have no Asia/Jakarta
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := jalankan(ctx, os.Args[1:], os.Stdout); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "gagal:", pesan(err))
		os.Exit(1)
	}
}

// pilihan are the flags, with the same names for every command.
type pilihan struct {
	data, alamat      string
	sertifikat, kunci string
	berkas, ringkasan string
	selesai           bool
	alamatDiminta     bool
}

func bacaPilihan(nama string, args []string, out io.Writer) (pilihan, error) {
	var p pilihan
	f := flag.NewFlagSet(nama, flag.ContinueOnError)
	f.SetOutput(out)
	f.StringVar(&p.data, "data", "pesantren-data", "folder data")
	f.StringVar(&p.alamat, "alamat", "127.0.0.1:8080", "alamat HOST:PORT; selain komputer ini perlu -sertifikat dan -kunci")
	f.StringVar(&p.sertifikat, "sertifikat", "", "berkas sertifikat TLS (PEM)")
	f.StringVar(&p.kunci, "kunci", "", "berkas kunci TLS (PEM)")
	if nama == "contoh" {
		f.StringVar(&p.berkas, "berkas", "", "folder berkas kantor sekolah lain dengan susunan yang sama")
		f.StringVar(&p.ringkasan, "ringkasan", "", "tulis ringkasan sebagai JSON ke berkas ini")
		f.BoolVar(&p.selesai, "selesai", false, "berhenti setelah selesai, tanpa melayani")
	}
	if nama == "cadangkan" || nama == "pulihkan" {
		f.StringVar(&p.berkas, "berkas", "", "berkas cadangan (.zip)")
	}
	if err := f.Parse(args); err != nil {
		return p, err
	}
	f.Visit(func(x *flag.Flag) { p.alamatDiminta = p.alamatDiminta || x.Name == "alamat" })
	if f.NArg() > 0 {
		return p, fmt.Errorf("perintah %q tidak dikenal; yang ada: contoh, cadangkan, pulihkan, putar-nisan, periksa-buku, periksa", f.Arg(0))
	}
	return p, nil
}

// jalankan picks the command. It returns when ctx ends or the work is done.
func jalankan(ctx context.Context, args []string, out io.Writer) error {
	if len(args) > 0 && args[0] == "periksa" {
		return periksaBerkas(args[1:], out)
	}
	nama := "server"
	if len(args) > 0 && slices.Contains([]string{"contoh", "putar-nisan", "periksa-buku", "cadangkan", "pulihkan"}, args[0]) {
		nama, args = args[0], args[1:]
	}
	p, err := bacaPilihan(nama, args, out)
	if err != nil {
		return err
	}
	switch nama {
	case "contoh":
		return contohkan(ctx, p, out)
	case "putar-nisan":
		return putarNisan(ctx, p, out)
	case "periksa-buku":
		return periksaBuku(ctx, p, out)
	case "cadangkan":
		return cadangkan(ctx, p, out)
	case "pulihkan":
		return pulihkan(ctx, p, out)
	}
	return layani(ctx, p, out)
}
