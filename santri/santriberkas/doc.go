// Package santriberkas reads the files that schools keep their santri in, as a
// neutral [santri.Lembar] that the import rules of package santri judge, and
// makes the lists and result files that go out. How files themselves are read
// and written, and their traps, is told by package dasarberkas.
package santriberkas
