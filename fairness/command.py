import time, sys
from fairness.corpus import read_corpus
from fairness.runner import run_answers
def main():
    start=time.time()
    want=sys.argv[2:] 
    answers=[a for a in read_corpus() if not want or a.task in want]
    print(len(answers))
    n=0
    for o in run_answers(answers,int(sys.argv[1])):
        a=o.answer
        ok=(o.full_marks==o.runs) if a.right else (o.full_marks==0)
        n+=o.runs
        names=sorted({m for v in o.verdicts for _,p,m in v if m})
        if a.right and ok: continue
        flag='OK ' if ok else 'BAD'
        if not a.right: 
            exp=(a.mistake or '-').lstrip('?')
            flag+=' named ' if exp in names and len(names)==1 else ' mixed ' if exp in names else ' less  ' if not names and exp!='-' else ' quiet ' if not names else ' MISLED'
        print(flag,a,'| expected',a.mistake,'| got',names, o.hit_a_limit and 'LIMIT' or '', len(o.verdicts))
        if 'BAD' in flag or 'MISLED' in flag or 'less' in flag or 'mixed' in flag:
            for run,f in o.examples[:2]:
                for x in f:
                    if not x.passed: print('      ',run,x.part,':',x.observation[:150].replace('\n',' '),'|',x.mistake)
    print(n,'runs',time.time()-start,'s')
