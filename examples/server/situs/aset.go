package situs

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// aset serves embedded files with an ETag and, where the browser takes it,
// compressed: each file is compressed once, at the first request.
func aset(files fs.FS) http.Handler {
	return &asetServer{files: files, isi: map[string]asetIsi{}, kunci: make(chan struct{}, 1)}
}

type asetServer struct {
	files fs.FS
	kunci chan struct{}
	isi   map[string]asetIsi
}

type asetIsi struct {
	polos, padat []byte
	etag, jenis  string
}

func (a *asetServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, err := a.baca(path.Clean(r.URL.Path))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", f.etag)
	h.Set("Content-Type", f.jenis)
	h.Set("Vary", "Accept-Encoding")
	isi := f.polos
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && r.Header.Get("Range") == "" {
		h.Set("Content-Encoding", "gzip")
		isi = f.padat
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(isi))
}

func (a *asetServer) baca(nama string) (asetIsi, error) {
	a.kunci <- struct{}{}
	defer func() { <-a.kunci }()
	if f, ok := a.isi[nama]; ok {
		return f, nil
	}
	var f asetIsi
	var err error
	if f.padat, err = fs.ReadFile(a.files, nama+".gz"); err == nil {
		z, err := gzip.NewReader(bytes.NewReader(f.padat))
		if err != nil {
			return f, err
		}
		if f.polos, err = io.ReadAll(z); err != nil {
			return f, err
		}
	} else {
		if f.polos, err = fs.ReadFile(a.files, nama); err != nil {
			return f, err
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(f.polos) // a bytes.Buffer takes everything
		_ = z.Close()
		f.padat = b.Bytes()
	}
	sum := sha256.Sum256(f.polos)
	f.etag = `"` + hex.EncodeToString(sum[:8]) + `"`
	if f.jenis = mime.TypeByExtension(path.Ext(nama)); f.jenis == "" {
		f.jenis = "application/octet-stream"
	}
	a.isi[nama] = f
	return f, nil
}
