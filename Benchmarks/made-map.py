"""Generates a map of about N claims on standard output, all supported and up to three levels deep."""
import random
import sys

wanted = int(sys.argv[1])
random.seed(1)
made = 0


def claim(indent):
    global made
    first, second = random.randint(0, 999), random.randint(0, 999)
    print(f"{' ' * indent}- c{made}: Claim number {made} says that thing {first} is better than thing {second}")
    made += 1


print("title: Big\nclaims:")
while made < wanted:
    claim(2)
    print("    because:")
    for _ in range(random.randint(1, 4)):
        claim(6)
        if random.random() < 0.5:
            print("        because:")
            for _ in range(random.randint(1, 3)):
                claim(10)
                print("            basis: observation")
        else:
            print("        basis: assumption")
