package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/examples/server/periksa"
	"github.com/pesantren-go/pesantren/privasi"
)

// periksaBerkas checks a file that the server handed out, without opening any data:
//
//	server periksa [ekspor|resi|jejak|titik] -kunci-publik KUNCI BERKAS
//
// Without a kind the file says itself what it is.
func periksaBerkas(args []string, out io.Writer) error {
	m := periksa.Permintaan{Kini: time.Now()}
	if len(args) > 0 && slices.Contains([]string{"ekspor", "resi", "jejak", "titik"}, args[0]) {
		m.Jenis, args = args[0], args[1:]
	}
	f := flag.NewFlagSet("periksa", flag.ContinueOnError)
	f.SetOutput(out)
	f.StringVar(&m.Publik, "kunci-publik", "", "kunci publik lembaga dari halaman kebijakan privasi, atau berkas yang memuatnya")
	subjek := f.String("subjek", "", "penanda orang pemilik resi, dari alamat halaman Data saya")
	for len(args) > 0 { // flags before and after the file
		if err := f.Parse(args); err != nil {
			return err
		}
		if args = f.Args(); len(args) > 0 {
			if m.Berkas != "" {
				return fmt.Errorf("satu berkas sekali periksa; %q terlalu banyak", args[0])
			}
			m.Berkas, args = args[0], args[1:]
		}
	}
	if m.Berkas == "" {
		return fmt.Errorf("sebutkan berkasnya: periksa -kunci-publik KUNCI BERKAS")
	}
	m.Subjek = privasi.SubjekID(*subjek)
	return periksa.Berkas(out, m)
}

// periksaBuku opens a data folder and checks every log in it.
func periksaBuku(ctx context.Context, p pilihan, out io.Writer) error {
	s, err := bukaServer(ctx, p)
	if err != nil {
		return err
	}
	return errors.Join(s.PeriksaBuku(ctx, out), s.Close())
}
