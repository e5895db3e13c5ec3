valgrind: ./mk7: No such file or directory
