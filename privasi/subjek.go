package privasi

import "github.com/google/uuid"

// SubjekID names one human across all packages: the same person as santri,
// wali and pegawai has one SubjekID, so that one request for "my data" finds
// all of it. It is opaque and unguessable, never a NIK, NISN or phone number;
// tombstones rely on that. The zero value is no person.
type SubjekID string

// NewSubjek returns a new id. It rises with time, so that tables keyed by it
// grow at their end, and carries 74 random bits.
func NewSubjek() SubjekID { return SubjekID(uuid.Must(uuid.NewV7()).String()) }
