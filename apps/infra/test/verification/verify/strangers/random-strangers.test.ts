import { Random } from '../../../../verification/verify/strangers/random';
import { randomStrangers } from '../../../../verification/verify/strangers/random-strangers';

const ACCOUNTS = { own: '111111111111', others: ['222222222222'] };

describe('randomStrangers', () => {
  const strangers = randomStrangers(ACCOUNTS, ['ses.amazonaws.com'], new Random('x'));
  const who = strangers.map((stranger) => stranger.who);

  test('draws from everywhere', () => {
    expect(who).toContain('anybody');
    expect(who).toContainEqual(expect.stringMatching(/^arn:aws:iam::6\d{10}7:root$/));
    expect(who).toContainEqual(expect.stringMatching(/^arn:aws:iam::222222222222:role/));
    expect(who).toContainEqual(expect.stringMatching(/^arn:aws:iam::111111111111:role/));
    expect(strangers.some(({ context }) => 'aws:PrincipalOrgID' in context)).toBe(true);
  });

  test('lets a service that the policy names act for nobody, for the own account and for another', () => {
    expect(who.filter((each) => each.startsWith('ses'))).toEqual([
      'ses.amazonaws.com for nobody',
      expect.stringMatching(/^ses.amazonaws.com for arn:aws:ses:[\w-]+:111111111111:/),
      expect.stringMatching(/^ses.amazonaws.com for arn:aws:ses:[\w-]+:6\d{10}7:/),
    ]);
  });

  test('draws others with another seed', () => {
    expect(randomStrangers(ACCOUNTS, [], new Random('y')).map((stranger) => stranger.who)).not.toEqual(
      randomStrangers(ACCOUNTS, [], new Random('z')).map((stranger) => stranger.who),
    );
  });
});
