package dasar_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

// Rules for tests live under a prefix that no package uses.
const (
	errContoh = dasar.Aturan("UJI-CONTOH-01")
	errLain   = dasar.Aturan("UJI-CONTOH-02")
)

func TestJenisKesalahan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		err  *dasar.Error
		kind dasar.Kind
	}{
		"invalid":     {errContoh.Invalidf("kolom %s kosong", "nama"), dasar.Invalid},
		"not found":   {errContoh.NotFoundf("kolom %s kosong", "nama"), dasar.NotFound},
		"conflict":    {errContoh.Conflictf("kolom %s kosong", "nama"), dasar.Conflict},
		"forbidden":   {errContoh.Forbiddenf("kolom %s kosong", "nama"), dasar.Forbidden},
		"unavailable": {errContoh.Unavailablef("kolom %s kosong", "nama"), dasar.Unavailable},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			dibungkus := fmt.Errorf("baris 3: %w", c.err)
			for _, err := range []error{c.err, dibungkus} {
				require.ErrorIs(t, err, errContoh)
				require.NotErrorIs(t, err, errLain)
				require.Equal(t, c.kind, dasar.KindOf(err))
				require.Equal(t, "UJI-CONTOH-01", dasar.RuleOf(err))
			}
			require.Equal(t, "kolom nama kosong", c.err.Message)
			require.Equal(t, "[UJI-CONTOH-01] kolom nama kosong", c.err.Error())
		})
	}
}

// Kinds are a contract with stored data and API clients.
func TestNomorJenisTetap(t *testing.T) {
	t.Parallel()
	require.Equal(t, []dasar.Kind{0, 1, 2, 3, 4, 5},
		[]dasar.Kind{dasar.Internal, dasar.Invalid, dasar.NotFound, dasar.Conflict, dasar.Forbidden, dasar.Unavailable})
}

func TestKesalahanTanpaAturan(t *testing.T) {
	t.Parallel()
	require.Equal(t, dasar.Internal, dasar.KindOf(io.EOF))
	require.Empty(t, dasar.RuleOf(io.EOF))
	e := &dasar.Error{Kind: dasar.Conflict, Message: "berubah"}
	require.Equal(t, "berubah", e.Error())
	require.NotErrorIs(t, e, errContoh)
	require.Equal(t, "aturan UJI-CONTOH-01", errContoh.Error())
}

func TestPadaDanKarenaMenyalin(t *testing.T) {
	t.Parallel()
	asal := errContoh.Invalidf("kosong")
	pada, karena := asal.Pada("nik"), asal.Karena(io.ErrUnexpectedEOF)
	require.Equal(t, "nik", pada.Field)
	require.Empty(t, asal.Field)
	require.Nil(t, asal.Err)
	require.ErrorIs(t, karena, io.ErrUnexpectedEOF)
	require.ErrorIs(t, karena, errContoh)
	require.Equal(t, "[UJI-CONTOH-01] kosong: unexpected EOF", karena.Error())
	require.Equal(t, "kosong", karena.Message, "sebabnya tidak masuk pesan")
}

func TestYangTerluarMenentukan(t *testing.T) {
	t.Parallel()
	err := errContoh.Invalidf("luar").Karena(errLain.Conflictf("dalam"))
	require.Equal(t, dasar.Invalid, dasar.KindOf(err))
	require.Equal(t, "UJI-CONTOH-01", dasar.RuleOf(err))
	require.ErrorIs(t, err, errLain)
	gabungan := errors.Join(io.EOF, err)
	require.Equal(t, dasar.Invalid, dasar.KindOf(gabungan))
	require.ErrorIs(t, gabungan, errContoh)
}
