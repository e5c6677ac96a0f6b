/* The interpreter of the package for older systems: Python's own, with the modules built in whose files want a newer
 * C library, or other libraries than an older system has (docs/decisions/0057). */
#include <Python.h>

/* The C library has three names for one variable. Of a program that is linked against a mere list of its symbols, as zig
 * has it, only the name that the program uses would be the program's own, and stay empty. So all three are ours. */
__attribute__((visibility("default"))) char **environ;
extern char **__environ __attribute__((alias("environ"), visibility("default")));
extern char **_environ __attribute__((alias("environ"), visibility("default")));

PyMODINIT_FUNC PyInit__ctypes(void);
PyMODINIT_FUNC PyInit__hashlib(void);
PyMODINIT_FUNC PyInit__multiprocessing(void);
PyMODINIT_FUNC PyInit__posixshmem(void);
PyMODINIT_FUNC PyInit__sqlite3(void);

int main(int count, char **words)
{
    PyImport_AppendInittab("_ctypes", PyInit__ctypes);
    PyImport_AppendInittab("_hashlib", PyInit__hashlib);
    PyImport_AppendInittab("_multiprocessing", PyInit__multiprocessing);
    PyImport_AppendInittab("_posixshmem", PyInit__posixshmem);
    PyImport_AppendInittab("_sqlite3", PyInit__sqlite3);
    return Py_BytesMain(count, words);
}
